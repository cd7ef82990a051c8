"""Writes references.txt and references.tsv anew: 500 references in 12 variants, and distractors.

Run it as ``python tests/data/make_references.py``. The numbers are those of the bundled tables;
the draw is seeded, so the same tables give the same files. ``references.tsv`` says for each line
of the text which numbers stand in it, in canonical form; a line of distractors has none.
"""

from __future__ import annotations

import csv
import random
from pathlib import Path

from stdgraph.numbers import Kind, StandardNumber, parse_number

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "ontology" / "tables" / "standards" / "standards.csv"
TO_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
DASHES = ("—", "–", "－", "-", "―")


def swap_dash(text: str, dash: str) -> str:
    """Change the dash before the year, the last one, as typesetters do."""
    head, sign, year = text.rpartition("-")
    return f"{head}{dash}{year}" if sign and len(year) == 4 else text


def broken(text: str) -> str:
    """Break the line behind the prefix, as a narrow column does; the text goes on below."""
    return text.replace(" ", "\n", 1)


VARIANTS = (
    ("as printed", lambda n, _: n.canonical),
    ("no blanks", lambda n, _: n.canonical.replace(" ", "")),
    ("em dash", lambda n, _: swap_dash(n.canonical, "—")),
    ("another dash", lambda n, r: swap_dash(n.canonical, r.choice(DASHES))),
    ("full width", lambda n, _: n.canonical.translate(TO_FULL_WIDTH)),
    ("small letters", lambda n, _: n.canonical.lower()),
    ("blanks around", lambda n, _: n.canonical.replace("/", " / ").replace(" ", "  ")),
    ("no-break blanks", lambda n, _: n.canonical.replace(" ", "\u00a0")),
    ("line break", lambda n, _: broken(n.canonical)),
    ("undated", lambda n, _: n.work or n.canonical),
    ("title beside", lambda n, _: f"《某标准》（{swap_dash(n.canonical, '—')}）"),
    ("in brackets", lambda n, _: f"[{n.canonical}]"),
)
FRAMES = (
    "按照{}的规定执行。",
    "should comply with {} as amended.",
    "应符合{}，并经过检验。",
    "见 {} 第 4 章和附录 A。",
    "| 3 | {} | 现行 |",
    "（采用 {}，MOD）",
    "[12] {}, Geneva, 2020-11-19.",
    "本文件代替{}；与其相比，除编辑性改动外，主要技术变化如下：",
)
DISTRACTORS = (
    "电话 010-{a}，传真 0532-{b}，联系人张工。",
    "发布日期 2020-11-{day}，实施日期 2021-06-01。",
    "国发〔2015〕{day} 号，工信部联科〔2021〕{a} 号。",
    "内存 {day} GB {c}MHz，硬盘 500 GB，带宽 10 GB/s。",
    "型号 SL-{c}-2015-A，备件 HG{c}B，图号 JB-{b}-C。",
    "ISBN 978-7-5066-{c}-1，ICS 25.040.40，CCS J 07。",
    "ISO/TC 184/SC 5，IEC/TC 65，SAC/TC 124，ISO/IEC JTC 1/SC 41。",
    "银行账号 6222 0012 {a} {c}，邮编 100{day}0。",
    "RS-{c} 接口，IP65，M12 插头，DB25 连接器，PLC S7-{c}。",
    "http://example.org/iso-9001-2015/gb-{a}.pdf，x.gb{day}@iso2020.org",
    "IEEE 2019 International Conference on Systems, pp. {c}-{b}.",
    "《中华人民共和国标准化法》第{day}条，2017 年 11 月 4 日修订。",
    "公差 0.{day} mm，压力 {day} MPa，温度 -40 °C 到 85 °C，MT {c}。",
    "项目编号 2020YFB{b}，批准号 {a}，合同 HT-2019-{c}。",
)


def references(count: int, chance: random.Random) -> list[tuple[str, list[str]]]:
    """Return texts with a reference each, in all variants by turns."""
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        numbers = [parse_number(row["number"]) for row in csv.DictReader(file)]
    editions = [number for number in numbers if number.kind is Kind.EDITION]
    found = []
    for index in range(count):
        number = chance.choice(editions)
        name, write = VARIANTS[index % len(VARIANTS)]
        text = chance.choice(FRAMES).format(write(number, chance))
        found.append((text, [meant(number, name)]))
    return found


def meant(number: StandardNumber, variant: str) -> str:
    """Return the canonical form of what a variant of a number says."""
    if variant == "undated" and number.work:
        return parse_number(number.work).canonical
    return number.canonical


def runs(chance: random.Random) -> list[tuple[str, list[str]]]:
    """Return lists and ranges, which hold several references each."""
    del chance
    return [
        ("按 GB/T 20720.1～20720.3 的规定。", [f"GB/T 20720.{n}" for n in (1, 2, 3)]),
        ("按 GB/T 20720.1~3 的规定。", [f"GB/T 20720.{n}" for n in (1, 2, 3)]),
        ("GB/T 16855.1、16855.2 适用。", ["GB/T 16855.1", "GB/T 16855.2"]),
        ("GB/T 39116—2020、39117—2020", ["GB/T 39116-2020", "GB/T 39117-2020"]),
        ("ISO 9001:2015、14001:2015", ["ISO 9001:2015", "ISO 14001:2015"]),
        (
            "GB/T 20720.1—2019/IEC 62264-1:2013，MOD",
            ["GB/T 20720.1-2019/IEC 62264-1:2013"],
        ),
        ("GB/T 19001—2016 idt ISO 9001:2015", ["GB/T 19001-2016", "ISO 9001:2015"]),
    ]


def made() -> list[tuple[str, list[str]]]:
    """Return all texts with the numbers that stand in them."""
    chance = random.Random(20260825)
    lines = [*references(500, chance), *runs(chance)]
    for index in range(150):
        frame = DISTRACTORS[index % len(DISTRACTORS)]
        figures = {
            "a": chance.randint(10_000_000, 99_999_999),
            "b": chance.randint(100_000, 999_999),
            "c": chance.randint(1000, 4000),
            "day": chance.randint(10, 28),
        }
        lines.append((frame.format(**figures), []))
    chance.shuffle(lines)
    return lines


def write() -> None:
    """Write the text and its labels beside this file, a blank line between two pieces."""
    lines = made()
    text = "\n\n".join(text for text, _ in lines) + "\n"
    (HERE / "references.txt").write_text(text, encoding="utf-8")
    labels = "".join(
        f"{index}\t{'; '.join(numbers)}\n" for index, (_, numbers) in enumerate(lines, start=1)
    )
    (HERE / "references.tsv").write_text(f"piece\tnumbers\n{labels}", encoding="utf-8")


if __name__ == "__main__":
    write()

"""Why a text is no standard's number: every reason, with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from stdgraph.errors import BadNumber, Message

_SHOWN = 60


class Refusal(Exception):
    """Reading stopped; it never leaves this package, readers get BadNumber.

    It holds the reason's name, the index in the normalised text, and words to fill in.
    """

    def __init__(self, reason: str, index: int, **words: str) -> None:
        """Take a name from ``REASONS`` and where reading stopped."""
        super().__init__(reason)
        self.reason = reason
        self.index = index
        self.words = words


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason in both languages, and the way out."""

    zh: str
    en: str
    fix: Message = field(
        default=Message(
            "请按“标准代号 顺序号-年代号”的形式书写，如 GB/T 39116-2020。",
            "Write it as prefix, order number, year, such as GB/T 39116-2020.",
        )
    )


_ONLY_NUMBER = Message(
    "请只保留一个标准编号，其余内容移到它自己的字段。",
    "Give the number alone and move the rest to its own field.",
)
_YEAR = Message("请写出四位年代号，如 2020。", "Write the year with four digits, such as 2020.")

REASONS: dict[str, Reason] = {
    "empty": Reason("没有内容", "there is nothing to read"),
    "too_long": Reason(
        "它比任何标准编号都长", "it is longer than any standard's number", _ONLY_NUMBER
    ),
    "no_prefix": Reason("缺少标准代号", "the standard prefix is missing"),
    "unknown_prefix": Reason(
        "标准代号“{found}”不在已知之列",
        "the standard prefix “{found}” is not a known one",
        Message(
            "请核对标准代号；团体标准写作 T/{found}，企业标准写作 Q/{found}。",
            "Check the prefix; a group standard is written T/{found}, an enterprise's Q/{found}.",
        ),
    ),
    "ambiguous_z": Reason(
        "“GB Z”可能指 GB/Z（指导性技术文件），也可能指 GBZ（国家职业卫生标准）",
        "“GB Z” may mean GB/Z (guiding technical document) or GBZ (occupational health)",
        Message("请写明 GB/Z 或 GBZ。", "Write GB/Z or GBZ, whichever is meant."),
    ),
    "earthquake": Reason(
        "DB 之后既没有地区代码，也没有 /T",
        "DB is followed neither by a region's code nor by /T",
        Message(
            "地方标准请写如 DB11/T 1234-2015，地震行业标准请写如 DB/T 29.1-2008。",
            "Write a local standard like DB11/T 1234-2015, an earthquake one like DB/T 29.1-2008.",
        ),
    ),
    "unknown_region": Reason(
        "“{found}”不是 GB/T 2260 的省级代码开头",
        "“{found}” does not begin with a province's code of GB/T 2260",
        Message(
            "请核对地方标准代号（如北京 DB11、青岛 DB3702）；地震行业标准写作 DB/T。",
            "Check the local prefix (DB11 Beijing, DB3702 Qingdao); earthquake standards are DB/T.",
        ),
    ),
    "no_order": Reason("此处应有顺序号", "the order number should stand here"),
    "long_order": Reason("顺序号过长", "the order number is too long"),
    "long_part": Reason("部分号过长", "the part's number is too long"),
    "bad_year": Reason(
        "年代号“{found}”不是四位（只有 1995 年前后以前的中国标准印两位，49 至 99）",
        "the year “{found}” has not four digits (two, 49 to 99, only in old Chinese numbers)",
        _YEAR,
    ),
    "year_range": Reason(
        "年代号“{found}”不在 1949 至 2099 之间",
        "the year “{found}” is not between 1949 and 2099",
        Message("请核对年代号。", "Check the year."),
    ),
    "after_year": Reason(
        "年代号之后还有部分号",
        "a part's number stands behind the year",
        Message("请把部分号写在年代号之前。", "Write the part before the year."),
    ),
    "bad_month": Reason(
        "“{found}”不是月份", "“{found}” is no month", Message("请核对月份。", "Check the month.")
    ),
    "undated_amendment": Reason(
        "修改单须指明所修改版本的年代号",
        "an amendment needs the year of the edition that it amends",
        Message(
            "请补上年代号，如 GB/T 4754-2017/XG1-2019。", "Add it, as in GB/T 4754-2017/XG1-2019."
        ),
    ),
    "second_amendment": Reason(
        "一个编号只能指一份修改单",
        "one number can name only one amendment",
        Message("请为每份修改单各写一个编号。", "Write a number of its own for each amendment."),
    ),
    "consolidated": Reason(
        "“+”表示合订版，它不是单独的标准",
        "“+” marks a consolidated print, which is no document of its own",
        Message(
            "请分别写版本和修改单，如 IEC 62264-1:2013 与 IEC 62264-1:2013/AMD1:2016。",
            "Give edition and amendment apart: IEC 62264-1:2013 and IEC 62264-1:2013/AMD1:2016.",
        ),
    ),
    "undated_dual": Reason(
        "双编号的国家标准须有年代号",
        "a dual number needs the year of the Chinese standard",
        _YEAR,
    ),
    "dual_not_international": Reason(
        "双编号的斜线之后应是国际标准编号",
        "behind the slash of a dual number the international standard's number should stand",
        Message(
            "请写如 GB/T 20720.1-2019/IEC 62264-1:2013。",
            "Write it like GB/T 20720.1-2019/IEC 62264-1:2013.",
        ),
    ),
    "twin": Reason(
        "“|”只连接 ITU-T 建议书与同文的 ISO/IEC 标准",
        "“|” only joins an ITU-T Recommendation and the ISO/IEC standard with the same text",
        Message(
            "请写如 ITU-T X.509 | ISO/IEC 9594-8。", "Write it like ITU-T X.509 | ISO/IEC 9594-8."
        ),
    ),
    "several": Reason(
        "这里有不止一个编号",
        "there is more than one number",
        Message("请每次只给一个编号。", "Give one number at a time."),
    ),
    "range": Reason(
        "这是一段编号范围",
        "this is a range of numbers",
        Message(
            "请逐个写出各部分，或写系列号（如 GB/T 20720）。",
            "Write each part by itself, or the series (such as GB/T 20720).",
        ),
    ),
    "all_parts": Reason(
        "“所有部分”指的是系列，不是一个版本",
        "“all parts” means the series and no single standard",
        Message(
            "请只写系列号，如 GB/T 20720。", "Write the series' number alone, such as GB/T 20720."
        ),
    ),
    "language": Reason(
        "括号中的语种不属于编号",
        "the language in brackets is no part of the number",
        Message(
            "请去掉语种，或记入 language_editions。",
            "Leave it out, or record it in language_editions.",
        ),
    ),
    "bracket": Reason(
        "括号中的内容不属于编号", "what stands in brackets is no part of the number", _ONLY_NUMBER
    ),
    "title": Reason("编号之后还有别的文字", "other words stand behind the number", _ONLY_NUMBER),
    "lookalike": Reason(
        "有一个字符形似而不是所需的数字或字母",
        "a sign looks like the digit or letter that should stand there, but is another",
        Message("请对照原文核对该字符。", "Compare that sign with the printed number."),
    ),
    "no_dash": Reason("年代号之前缺少连接号", "the dash before the year is missing"),
    "split": Reason(
        "编号中间有空格",
        "a space stands inside the number",
        Message("请去掉数字之间的空格。", "Take out the space between the digits."),
    ),
    "sign": Reason("“{found}”不应出现在此处", "“{found}” can't stand here"),
    "not_a_path": Reason(
        "它不是规范的路径形式",
        "it is not the path of a number as written here",
        Message("请用路径形式，如 GB-T-39116-2020。", "Use the path form, as GB-T-39116-2020."),
    ),
}


def bad_number(
    text: str, column: int, reason: str, words: dict[str, str], suggestion: str | None
) -> BadNumber:
    """Return the error for ``text``: what, where (column from 1) and why, then what to do."""
    entry = REASONS[reason]
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    what = Message(
        f"编号“{shown}”读不懂（第 {column} 个字符）：{entry.zh.format_map(words)}。",
        f"The number “{shown}” can't be read (at character {column}): "
        f"{entry.en.format_map(words)}.",
    )
    fix = Message(entry.fix.zh.format_map(words), entry.fix.en.format_map(words))
    if suggestion is not None:
        fix = Message(
            f"若指 {suggestion}，请照此书写。{fix.zh}",
            f"If {suggestion} is meant, write it so. {fix.en}",
        )
    return BadNumber(what, fix, column=column)

"""Try what-if on many drawn assumptions: whether each is the same as the change, and its time.

``python -m benchmarks.what_if FOLDER [CASES]``: FOLDER is a data folder that ``parts.fill_store``
made; it is changed and changed back. Prints a line when done; a case that differs ends it.
"""

from __future__ import annotations

import random
import sys
import time
from contextlib import suppress
from pathlib import Path
from statistics import quantiles

from stdgraph.catalogue.assuming import assume, difference
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Operation, Remove, put
from stdgraph.catalogue.gaps import count, data_date, evidence
from stdgraph.errors import RulesBroken
from stdgraph.model.change import Author
from stdgraph.model.gap import Rule
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store

ME = Author("benchmark", "what-if")
NUMBERS = "SELECT ?n WHERE { ?d a sg:Standard ; sg:number ?n } ORDER BY ?n LIMIT 2000"
GROUPS = (
    "SELECT ?c WHERE { ?i sg:industryLevel code:industry-group ; skos:notation ?c FILTER(STRSTARTS("
    '?c, "C")) } ORDER BY ?c'
)


def main(folder: str, cases: int = 200) -> None:
    """Try ``cases`` assumptions one after another; every one is undone before the next."""
    store = open_store(Path(folder))
    desk = Desk(store, Journal(None))
    drawn = random.Random(20171124)  # noqa: S311
    numbers, groups = ([row[0].value for row in store.select(q).rows] for q in (NUMBERS, GROUPS))
    rule = Rule(data_date(store))
    found, same, refused = evidence(store, rule.as_of), 0, 0
    took, worked = [], []
    before = count(found, rule)
    for case in range(cases):
        operation = _drawn(drawn, desk, numbers, groups, case)
        start, spent = time.perf_counter(), time.process_time()
        then = count(assume(store, found, [operation]), rule)
        difference(before, then)
        took.append(time.perf_counter() - start)
        worked.append(time.process_time() - spent)
        change = None
        with suppress(RulesBroken):
            change = desk.commit([operation], ME)[1]
        if change is None:
            refused += 1
            continue
        now = count(evidence(store, rule.as_of), rule)
        if now != then:
            raise SystemExit(f"case {case} differs: {operation}")
        same += 1
        desk.undo(change.id, ME)
    clock, cpu = (quantiles([1000 * s for s in times], n=20) for times in (took, worked))
    sys.stdout.write(
        f"{same} of {cases} the same as the change, {refused} refused by a rule or no change; "
        f"what-if p50 {clock[9]:.0f} ms, p95 {clock[18]:.0f} ms; of the processor p50 "
        f"{cpu[9]:.0f} ms, p95 {cpu[18]:.0f} ms\n"
    )
    desk.close()
    store.close()


def _drawn(
    drawn: random.Random, desk: Desk, numbers: list[str], groups: list[str], case: int
) -> Operation:
    kind = drawn.choice(("add", "withdraw", "remove", "move"))
    if kind == "add":
        return put(
            {
                "number": f"GB/T 97{case:03}-2024",
                "title_zh": f"虚构标准{case}",
                "status": drawn.choice(("current", "unknown", "upcoming")),
                "gbt4754_code": "; ".join(drawn.sample(groups, drawn.choice((1, 2)))),
                "industry_role": "applies",
            }
        )
    number = drawn.choice(numbers)
    if kind == "remove":
        return Remove(number)
    changed = {"status": "withdrawn"} if kind == "withdraw" else {"gbt4754_code": "C36"}
    return put(desk.record(number) | changed)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))

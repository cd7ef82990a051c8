"""The steps of bringing a file in; their shares are those measured on 3,000 new standards."""

from __future__ import annotations

from stdgraph.catalogue.watching import Step
from stdgraph.errors import Message

READ = Step(Message("读取文件", "Reading the file"), 2)
COMPARE = Step(Message("与图谱逐条比对", "Comparing each record with the graph"), 26)
WORK_OUT = Step(Message("推算会改动什么", "Working out what would change"), 8)
VALIDATE = Step(Message("按规则校验改动前后", "Validating before and after the change"), 37)
COUNT_GAPS = Step(Message("统计缺口的变化", "Counting the gaps that would change"), 14)
STORE = Step(Message("写入图谱（不能再取消）", "Storing (it can't be cancelled any more)"), 13)

LOOKING = (READ, COMPARE, WORK_OUT, VALIDATE, COUNT_GAPS)
STORING = (READ, COMPARE, WORK_OUT, VALIDATE, STORE)

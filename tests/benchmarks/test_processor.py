"""Processor time is told of processes that work, and not of those that wait."""

import subprocess
import sys
import time

from benchmarks.processor import processor_seconds, seconds_of


def test_work_is_counted_and_waiting_is_not():
    work = "import time\nwhile time.process_time() < 0.5: pass\ninput()"
    children = [
        subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
        for code in ("input()", work)
    ]
    try:
        while processor_seconds([children[1].pid]) < 0.4:
            time.sleep(0.01)
        assert processor_seconds([children[0].pid]) < 0.4
    finally:
        for child in children:
            child.kill()
            child.communicate()


def test_a_process_that_is_gone_has_used_nothing():
    assert processor_seconds([2**30]) == 0.0


def test_a_quick_question_is_asked_often_enough_and_divided_by_that():
    asked = []
    found = seconds_of(lambda: asked.append(1), lambda: 0.125 * len(asked))
    assert found == 0.125
    assert len(asked) == 1 + 4

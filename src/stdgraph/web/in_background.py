"""Finding what takes long in a thread of its own, so that a page can say that it is on its way."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What was found; ``since`` when it may lack changes, None where it lacks none."""

    value: T
    since: datetime | None


@dataclass(frozen=True, slots=True)
class _Held(Generic[T]):
    version: str
    begun: datetime
    seconds: float
    value: T


class InBackground(Generic[T]):
    """What ``find`` gives, found anew after a change that it is affected by; for many threads.

    It is found once at a time, however many changes come meanwhile, and the old is kept until then.
    """

    def __init__(
        self,
        find: Callable[[], T],
        version: Callable[[], str],
        is_unaffected: Callable[[str, str], bool] = lambda _old, _new: False,
    ) -> None:
        """Take how to find it, the data's version now, and whether two versions differ in no way.

        Nothing is found yet.
        """
        self._find = find
        self._version = version
        self._is_unaffected = is_unaffected
        self._held: _Held[T] | None = None
        self._running: Future[None] | None = None
        self._lock = Lock()

    def at(self, patience: float | None = None) -> Found[T] | None:
        """Return it as of now; after ``patience`` seconds what there is, None if nothing is.

        Without ``patience`` one waits for it; with it not at all where finding the old took longer.
        Raises what finding it raises.
        """
        if patience is not None and self._held is not None and self._held.seconds > patience:
            patience = 0
        end = None if patience is None else time.monotonic() + patience
        while True:
            with self._lock:
                held = self._brought_forward()
                if held is not None:
                    return Found(held.value, None)
                running = self._running or self._begun()
            wait([running], None if end is None else max(0, end - time.monotonic()))
            if not running.done():
                old = self._held
                return Found(old.value, old.begun) if old else None
            running.result()

    def _brought_forward(self) -> _Held[T] | None:
        """Return what is held if it is true of the data now."""
        held, version = self._held, self._version()
        if held is None:
            return None
        if held.version != version and not self._is_unaffected(held.version, version):
            return None
        self._held = replace(held, version=version)
        return self._held

    def _begun(self) -> Future[None]:
        self._running = running = Future[None]()
        # A server that is told to stop doesn't wait for it.
        Thread(target=self._run, args=(running,), daemon=True).start()
        return running

    def _run(self, running: Future[None]) -> None:
        try:
            # What changes while it is found may be missed: it counts as found before.
            version, begun, start = self._version(), datetime.now(UTC), time.monotonic()
            value = self._find()
            found = _Held(version, begun, time.monotonic() - start, value)
        except BaseException as error:  # raised where somebody waits; whoever comes later retries
            with self._lock:
                self._running = None
            running.set_exception(error)
            return
        with self._lock:
            self._held, self._running = found, None
        running.set_result(None)

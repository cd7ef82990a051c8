"""An event loop of a test's own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def in_own_loop(coroutine):
    """Run a coroutine to its end in a thread of its own, and return what it returns.

    A browser test leaves a loop running in the thread of those that come after it.
    """
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()

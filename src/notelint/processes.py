"""What every process does that was started to help another one."""

from __future__ import annotations

import os
import signal
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread

GONE = 1  # exit status


def begin_helping() -> None:
    """Leave Ctrl-C to the first process, which decides what it means, and end where that one is gone.

    It may be killed without a word, and who waits for work from it would wait forever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (parent := parent_process()) is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(GONE)

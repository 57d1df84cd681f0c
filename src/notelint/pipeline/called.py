"""What notes call the person whom they are about, said once for all shapes that need it."""

from __future__ import annotations

import re

from notelint.late import late

# One word each, without "peer" and "person", which are the writer, or anybody, just as often.
PERSON = "client|clt|ct|patient|pt|member|mbr|participant|resident|guest|youth|veteran|consumer|tenant|caller|student|individual"


def late_called(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression as `late` does, with what the person is called wherever `pattern` has `PERSON`.

    A mistake in the pattern shows at its first use, as `re.error`.
    """
    return late(pattern.replace("PERSON", PERSON), flags)

"""What notes call the person whom they are about, said once for all shapes that need it."""

from __future__ import annotations

import re

from notelint.late import late

# One word each, without "peer" and "person", which are the writer, or anybody, just as often.
PERSON = "client|clt|ct|patient|pt|member|mbr|participant|resident|guest|youth|veteran|consumer|tenant|caller|student|individual"

# What may stand before the subject of a sentence and changes nothing in it: "Today the jail was uncooperative".
WHEN = (
    r"(?:today|yesterday|tonight|tomorrow|now|then|later|again|meanwhile|sometimes|usually|apparently|afterwards?"
    r"|(?:this|last|that|next)\s(?:morning|afternoon|evening|night|week|month|time|year|\w+day))"
)


def late_called(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression as `late` does, with what the person is called wherever `pattern` has `PERSON`.

    A mistake in the pattern shows at its first use, as `re.error`.
    """
    return late(pattern.replace("PERSON", PERSON), flags)

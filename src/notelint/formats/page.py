"""Lay out lines for a terminal or a pipe with rich; what both text formats share."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from notelint.formats.base import Style

LONGEST_LINE = 100
_PLAIN = str.maketrans({"─": "-", "│": "|", "█": "#", "░": ".", "→": ">", "✓": "+", "✗": "x", "…": "~", "·": "-", "“": '"', "”": '"'})


def rendered(parts: Iterable[Text | Padding], style: Style) -> str:
    """Return the parts as lines of text, wrapped, coloured and in plain characters as the style asks."""
    target = StringIO()
    console = Console(
        file=target,
        width=min(style.width, LONGEST_LINE),
        force_terminal=style.color,
        color_system="standard" if style.color else None,
        no_color=not style.color,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    lines = "".join(line.rstrip() + "\n" for line in target.getvalue().splitlines())
    return lines if style.unicode else lines.translate(_PLAIN)

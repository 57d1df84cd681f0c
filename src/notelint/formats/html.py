"""`--format html`: one file to open, print or send; it loads nothing and runs nothing."""

from __future__ import annotations

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from notelint._version import __version__
from notelint.formats.base import Format, Style, Summary
from notelint.formats.html_view import NoteView, note_view
from notelint.formats.one_file import policy, resource
from notelint.formats.shown import visible
from notelint.formats.words import counted
from notelint.report import Report

_PACKAGE = "notelint.formats"


class HtmlFormat(Format):
    """Show each note with its marked text, its findings, its record and its score.

    The overview stands at the top, so nothing is written before the last note was seen.
    """

    def __init__(self, style: Style, profile: str) -> None:
        super().__init__(style, profile)
        self._notes: list[NoteView] = []

    def report(self, report: Report) -> str:
        """Keep what will be shown of the note."""
        self._notes.append(note_view(report, len(self._notes) + 1, self.style.redact))
        return ""

    def finish(self, summary: Summary) -> str:
        """Return the whole page."""
        css = resource(_PACKAGE, "report.css")
        page = _template().render(
            css=Markup(css),  # noqa: S704  # our own file, not text of a note
            policy=policy(css),
            notes=self._notes,
            summary=summary,
            failures=[(visible(f.source), visible(f.message)) for f in summary.failures],
            redact=self.style.redact,
            version=__version__,
        )
        return page if self.style.unicode else page.encode("ascii", "xmlcharrefreplace").decode()


def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.filters["counted"] = counted
    return environment.from_string(resource(_PACKAGE, "report.html.j2"))

"""`--format json`: one document for the run; `--format jsonl`: one report object a line."""

from __future__ import annotations

import json

from notelint.formats.base import Format, Summary
from notelint.formats.wire import head, report_object, tail
from notelint.report import Report


class _Json(Format):
    def dumps(self, value: object) -> str:
        """Return `value` as JSON, in ASCII where the output can show no more."""
        return json.dumps(value, ensure_ascii=not self.style.unicode)


class JsonFormat(_Json):
    """Write the document piece by piece, so that memory does not grow with the run."""

    def start(self) -> str:
        """Return the head of the document."""
        self._first = True
        return self.dumps(head(self.profile))[:-1] + ', "reports": ['

    def report(self, report: Report) -> str:
        """Return one report object, with a comma before it if it is not the first."""
        separator = "\n" if self._first else ",\n"
        self._first = False
        return separator + self.dumps(report_object(report, self.style.redact))

    def finish(self, summary: Summary) -> str:
        """Return the errors and the summary, and the end of the document."""
        return "], " + self.dumps(tail(summary))[1:] + "\n"


class JsonLinesFormat(_Json):
    """Write one report object a line; what could not be checked goes to standard error."""

    def report(self, report: Report) -> str:
        """Return one report object and a line break."""
        return self.dumps(report_object(report, self.style.redact)) + "\n"

"""`--format json`: one document for the run; `--format jsonl`: one report object a line."""

from __future__ import annotations

import json

from notelint.formats.base import Format, Summary
from notelint.formats.wire import head, report_object, tail
from notelint.report import Report


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class JsonFormat(Format):
    """Write the document piece by piece, so that memory does not grow with the run."""

    def start(self) -> str:
        self._first = True
        return _dumps(head(self.profile))[:-1] + ', "reports": ['

    def report(self, report: Report) -> str:
        separator = "\n" if self._first else ",\n"
        self._first = False
        return separator + _dumps(report_object(report, self.style.redact))

    def finish(self, summary: Summary) -> str:
        return "], " + _dumps(tail(summary))[1:] + "\n"


class JsonLinesFormat(Format):
    """Write one report object a line; what could not be checked goes to standard error."""

    def report(self, report: Report) -> str:
        return _dumps(report_object(report, self.style.redact)) + "\n"

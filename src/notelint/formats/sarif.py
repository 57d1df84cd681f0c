"""`--format sarif`: SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Iterator

from notelint._version import __version__
from notelint.diagnostics import Diagnostic, Edit, Fix, Severity
from notelint.formats import sarif_model as sarif
from notelint.formats.base import Failure, Format, Summary
from notelint.formats.excerpt import printable
from notelint.formats.shown import is_absence, suggestions
from notelint.formats.uri import relative_uri
from notelint.formats.words import message_of, with_sketch
from notelint.note import LineIndex
from notelint.report import Report
from notelint.rules import RULES
from notelint.rules.base import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL: dict[Severity, sarif.Level] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
FINGERPRINT = "notelintFinding/v1"
_RULE_INDEX = {rule.meta.code: index for index, rule in enumerate(RULES)}
_START_OF_NOTE = sarif.Region(start_line=1, start_column=1, end_line=1, end_column=1, char_offset=0, char_length=0)


class SarifFormat(Format):
    """Write the log piece by piece, so that memory does not grow with the run."""

    def start(self) -> str:
        """Return the head of the log: the tool, its rules, and how places are counted."""
        self._first = True
        tool = self._written(sarif.Tool(driver=_driver()))
        return (
            f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {tool},\n'
            '"columnKind": "unicodeCodePoints", "newlineSequences": ["\\r\\n", "\\n", "\\r"], "results": ['
        )

    def report(self, report: Report) -> str:
        """Return the results of one note, each on a line."""
        return "".join(self._separator() + self._written(result) for result in _results(report, self.style.redact))

    def finish(self, summary: Summary) -> str:
        """Return how the run went and the end of the log."""
        invocation = sarif.Invocation(
            execution_successful=not summary.failures,
            tool_execution_notifications=tuple(map(_notification, summary.failures)),
        )
        return f'],\n"invocations": [{self._written(invocation)}]}}]}}\n'

    def _written(self, model: sarif.Part) -> str:
        return model.written(ascii_only=not self.style.unicode)

    def _separator(self) -> str:
        separator = "\n" if self._first else ",\n"
        self._first = False
        return separator


def _driver() -> sarif.Driver:
    return sarif.Driver(name="notelint", version=__version__, semantic_version=__version__, rules=tuple(map(_descriptor, RULES)))


def _descriptor(rule: type[Rule]) -> sarif.RuleDescriptor:
    page = inspect.cleandoc(rule.__doc__ or "")
    summary, _, rest = page.partition("\n")
    why = rest.partition("## Why\n")[2].partition("\n\n")[0].strip()
    return sarif.RuleDescriptor(
        id=rule.meta.code,
        name=rule.meta.name,
        short_description=sarif.Message(text=summary),
        full_description=sarif.Message(text=why or summary),
        help=sarif.Help(text=page.replace("## ", ""), markdown=page),
        default_configuration=sarif.Configuration(level=LEVEL[rule.meta.severity]),
        properties=sarif.RuleProperties(tags=(str(rule.meta.family),)),
    )


def _results(report: Report, redact: bool) -> Iterator[sarif.Result]:
    file = sarif.ArtifactLocation(uri=relative_uri(report.note.source))
    lines = LineIndex(report.note.text)
    seen: Counter[str] = Counter()
    for diagnostic in report.diagnostics:
        entry = None if redact else diagnostic.entry  # its name is most often the word that was found
        kind = ":".join(filter(None, (report.note.note_id, diagnostic.code, entry)))
        seen[kind] += 1
        place = sarif.PhysicalLocation(artifact_location=file, region=_region(diagnostic))
        yield sarif.Result(
            rule_id=diagnostic.code,
            rule_index=_RULE_INDEX.get(diagnostic.code),
            level=LEVEL[diagnostic.severity],
            message=sarif.Message(text=_message(diagnostic, redact)),
            locations=(sarif.Location(physical_location=place),),
            # Which finding of its kind this is: it stays when lines move, and holds nothing of the note.
            partial_fingerprints={FINGERPRINT: f"{kind}:{seen[kind]}"},
            fixes=None if redact else tuple(_fix(fix, file, lines) for fix in diagnostic.fixes if fix.edits) or None,
            properties=sarif.ResultProperties(family=str(diagnostic.family), entry=entry, note_id=report.note.note_id),
        )


def _message(diagnostic: Diagnostic, redact: bool) -> str:
    return "\n".join([message_of(diagnostic, redact), *(f"- {offer}" for offer in suggestions(diagnostic, redact))])


def _region(diagnostic: Diagnostic) -> sarif.Region:
    """Return where a finding is; what is missing from a note is shown at its start."""
    if is_absence(diagnostic):
        return _START_OF_NOTE
    return sarif.Region(
        start_line=diagnostic.line,
        start_column=diagnostic.column,
        end_line=diagnostic.end_line,
        end_column=diagnostic.end_column,
        char_offset=diagnostic.start,
        char_length=diagnostic.end - diagnostic.start,
    )


def _fix(fix: Fix, file: sarif.ArtifactLocation, lines: LineIndex) -> sarif.Fix:
    replacements = tuple(_replacement(edit, lines) for edit in fix.edits)
    return sarif.Fix(
        description=sarif.Message(text=printable(with_sketch(fix, redact=False))),
        artifact_changes=(sarif.ArtifactChange(artifact_location=file, replacements=replacements),),
        properties=sarif.FixProperties(applicability=str(fix.applicability)),
    )


def _replacement(edit: Edit, lines: LineIndex) -> sarif.Replacement:
    (line, column), (end_line, end_column) = lines.position(edit.start), lines.position(edit.end)
    region = sarif.Region(
        start_line=line,
        start_column=column,
        end_line=end_line,
        end_column=end_column,
        char_offset=edit.start,
        char_length=edit.end - edit.start,
    )
    return sarif.Replacement(deleted_region=region, inserted_content=sarif.Message(text=edit.replacement))


def _notification(failure: Failure) -> sarif.Notification:
    file = sarif.ArtifactLocation(uri=relative_uri(failure.source))
    place = sarif.Location(physical_location=sarif.PhysicalLocation(artifact_location=file))
    return sarif.Notification(level="error", message=sarif.Message(text=failure.message), locations=(place,))

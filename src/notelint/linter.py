"""The linter: one note in, one Report out; many notes, in order, across processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notelint.agency import Agency, read_agency
from notelint.arguments import by_rule, counted, listed, path_or_name
from notelint.config.profile import Profile
from notelint.diagnostics import Diagnostic, Fix, Severity
from notelint.errors import ConfigError, InputError, KnowledgeError, NotANoteError, did_you_mean
from notelint.evidence import score_note
from notelint.lexicon.compiled import CompiledEntry, CompiledLexicon
from notelint.lexicon.store import own_lexicons
from notelint.note import LineIndex, Note, refuse_what_is_no_note
from notelint.pipeline.sheet import Sheet, read_sheet
from notelint.placing import in_note
from notelint.report import FIELD_NAMES, Field, Report
from notelint.rules import RULES
from notelint.rules.base import Finding, Rule
from notelint.rules.lexicon_rule import LexiconRule
from notelint.rules.on_record import nobody_was_met
from notelint.score import DIMENSIONS
from notelint.selection import Selection, codes_of, profile_named, severities_of, severity_named, weights_of
from notelint.settling import settle

if TYPE_CHECKING:
    from notelint.pipeline.tokens import Tokenizer
    from notelint.rewriting.wording import Wordings

DEFAULT_PROFILE = "generic"


class Linter:
    """Check notes against a profile; build once, use from any thread, pickle freely.

    `profile` is a name (`notelint profiles` lists them), the path of a file, or a
    `Profile`. `select` and `ignore` take codes, prefixes, names, families and
    entries; `extend_select` takes entries that are off by default ("contested/client").
    `lexicons` are paths of an agency's own files; `severity` maps rules to
    "error", "warning", "info" or "off".

    Raises `ConfigError` for an unknown name, `KnowledgeError` for a broken file.
    """

    def __init__(
        self,
        profile: str | Path | Profile = DEFAULT_PROFILE,
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        extend_select: Iterable[str] = (),
        min_severity: Severity | str = Severity.INFO,
        lexicons: Iterable[str | Path] = (),
        severity: Mapping[str, str] | None = None,
    ) -> None:
        self._build(
            profile if isinstance(profile, Profile) else profile_named(path_or_name(profile)),
            read_agency(listed("lexicons", lexicons, str | Path)),
            frozenset(listed("extend_select", extend_select)),
        )
        self.selection = Selection(
            codes_of(listed("select", select), "select", self.entries),
            codes_of(listed("ignore", ignore), "ignore", self.entries),
            severity_named(min_severity),
        )
        self._weigh(weights_of(self.profile) | severities_of(by_rule(severity)))

    def _build(self, profile: Profile, agency: Agency, extend_select: frozenset[str]) -> None:
        self._agency, self._extend_select = agency, extend_select
        self._setup(profile, [*own_lexicons(), *agency.lexicons], extend_select)

    def _setup(self, profile: Profile, lexicons: list[CompiledLexicon], extend_select: frozenset[str] | None) -> None:
        """Prepare everything but what the findings are chosen by; without `extend_select` every entry is on."""
        self.profile = profile
        self.lexicons = lexicons
        self.entries: dict[str, CompiledEntry] = {e.key: e for x in lexicons for e in x.entries}
        in_force = self.entries if extend_select is None else _in_force(self.entries, extend_select)
        self.rules: tuple[Rule, ...] = tuple(_built(rule, in_force, self._agency.wordings) for rule in RULES)
        self._yielding = frozenset(key for key, entry in in_force.items() if entry.yields)
        self._weighs = True  # sentences by all their words, and entries against each other
        self._tokenizer: Tokenizer | None = None
        self._stages: tuple[Any, ...] = ()

    def _weigh(self, severities: Mapping[str, Severity | None]) -> None:
        """Keep the rules that are not off, their severity, and whether they only judge lexicon entries."""
        self._severities = severities
        wanted = ((rule, severities.get(rule.meta.code, rule.meta.severity)) for rule in self.rules)
        self._judges = tuple((rule, s, rule.meta.name if isinstance(rule, LexiconRule) else None) for rule, s in wanted if s is not None)
        self._decided = frozenset(severities)  # what a profile or configuration says wins over the entry

    @classmethod
    def with_lexicons(cls, lexicons: list[CompiledLexicon]) -> Linter:
        """Return a linter that knows only these lexicons, for running their examples: each entry speaks for itself."""
        linter = cls.__new__(cls)
        linter._agency = Agency()
        linter._setup(profile_named(DEFAULT_PROFILE), lexicons, None)
        linter.selection = Selection()
        linter._yielding, linter._weighs = frozenset(), False
        linter._weigh({})
        return linter

    def __reduce__(self) -> tuple[Any, ...]:
        """Give what the files held when they were read, so that the linter of another process is the same, whatever became of them."""
        if not self._weighs:
            return Linter.with_lexicons, (self.lexicons,)
        parts = (self.profile, self._agency, self._extend_select, self.selection, self._severities)
        return _from_parts, (_own_digest(), parts)

    def check(self, note: str | Note) -> Report:
        """Return the Report of one note.

        Raises `InputError` for a note of more than a million code points, one on which an agency's regex takes too long, with half
        characters in it, or with ten thousand characters and no space among them, and for one whose parts are no text or whose
        fields nobody knows. For what is neither text nor a Note, the error is a `TypeError` too.
        """
        if not isinstance(note, str | Note):
            raise NotANoteError(f"a note is text or a notelint.Note, and not {type(note).__name__}; decode bytes first.")
        return self.check_with_sheet(Note(note) if isinstance(note, str) else note)[1]

    def check_with_sheet(self, note: Note) -> tuple[Sheet, Report]:
        """Return also what the components found, for those who compare notes; raise as `check` does."""
        refuse_what_is_no_note(note)
        _refuse_unknown_fields(note)
        sheet = self.annotate(self.sheet(note))
        return sheet, self.judge(sheet, note)

    def sheet(self, note: Note) -> Sheet:
        """Return the note's Sheet with its tokens, before any component ran."""
        return read_sheet(note.text, self.tokenizer, note.fields)

    def check_many(
        self, notes: Iterable[str | Note], workers: int = 1, *, on_error: Callable[[str | Note, InputError], None] | None = None
    ) -> Iterator[Report]:
        """Yield the Report of each note, in order; at most a few hundred notes are held at a time.

        With `workers` above 1, notes are checked in that many processes, which get text
        and give back Reports; a script calls it under `if __name__ == "__main__":`. A note
        that `check` refuses ends the run at its place; with `on_error`, that is called with
        the note and the `InputError` instead, and the next note goes on.

        Raises as `check` does, `ConfigError` for less than one worker, and `NotelintError` where a process was ended from outside.
        """
        from notelint.workers import check_each  # late: one note needs no processes

        if isinstance(notes, str | bytes | Note | Mapping) or not isinstance(notes, Iterable):
            raise NotANoteError(f"check_many takes a list of notes, and not {type(notes).__name__}; write check(note) for a single one.")
        return check_each(self, notes, counted(workers), on_error)

    def annotate(self, sheet: Sheet) -> Sheet:
        """Run every component on the sheet and return it."""
        for stage in self.stages:
            stage.annotate(sheet)
        return sheet

    def judge(self, sheet: Sheet, note: Note) -> Report:
        """Return the Report of the note's annotated sheet: rules, selection, score."""
        way = sheet.legible
        return self._judged(sheet, note) if way is None else in_note(self._judged(sheet, replace(note, text=way.text)), note, way)

    def _judged(self, sheet: Sheet, note: Note) -> Report:
        """Return the Report of an annotated sheet and the text it was made of, which is as long."""
        lines = LineIndex(note.text)
        candidates = sheet.candidates or {}
        found = settle(
            (
                _diagnostic(rule, finding, self._severity_of(rule, finding, severity), note.text, lines)
                for rule, severity, entries_for in self._judges
                if entries_for is None or entries_for in candidates
                for finding in rule.check(sheet, self.profile)
            ),
            sheet.sentence_at,
            self._yielding,
            once=self._weighs,
        )
        wanted = tuple(d for d in found if self.selection.wants(d))
        hidden = frozenset(d.code for d in found).difference(d.code for d in wanted)
        if nobody_was_met(sheet):
            hidden |= frozenset(DIMENSIONS)  # there was nobody whose words, wishes and deeds could be told
        return Report(
            note,
            self.profile.name,
            wanted,
            _fields_of(sheet, note),
            score_note(sheet, found, self.entries, hidden),
            ignored=len(found) - len(wanted),
        )

    def _severity_of(self, rule: Rule, finding: Finding, severity: Severity) -> Severity:
        return severity if finding.severity is None or rule.meta.code in self._decided else finding.severity

    @property
    def tokenizer(self) -> Tokenizer:
        """Return the tokenizer of a blank English pipeline, built at first use."""
        if self._tokenizer is None:
            from notelint.pipeline.tokens import Tokenizer, english  # late: only a checked note needs spaCy

            self._tokenizer = Tokenizer(english)
        return self._tokenizer

    @property
    def stages(self) -> tuple[Any, ...]:
        """Return the components, in the order they run."""
        if not self._stages:
            from notelint.pipeline.leaning.finder import LeaningFinder
            from notelint.pipeline.matching.finder import LexiconFinder
            from notelint.pipeline.record.reader import RecordReader
            from notelint.pipeline.sentences import SentenceFinder
            from notelint.pipeline.voice.finder import VoiceFinder

            weighing = (LeaningFinder(),) if self._weighs else ()
            self._stages = (SentenceFinder(), VoiceFinder(), RecordReader(), *weighing, LexiconFinder(self.lexicons))
        return self._stages


def _fields_of(sheet: Sheet, note: Note) -> Mapping[str, Field]:
    """Return the items of the record with their text as it stands in the note."""
    fields = sheet.fields or {}
    if sheet.text == note.text:
        return fields
    return {
        name: field if field.start is None else replace(field, text=note.text[field.start : field.end]) for name, field in fields.items()
    }


def _from_parts(own: str, parts: tuple[Profile, Agency, frozenset[str], Selection, Mapping[str, Severity | None]]) -> Linter:
    """Return the linter of these parts; raise `KnowledgeError` where our own lexicons are no longer those it was made with."""
    if own != _own_digest():
        raise KnowledgeError("the lexicons of notelint were changed while it was at work. Begin again.")
    profile, agency, extend_select, selection, severities = parts
    linter = Linter.__new__(Linter)
    linter._build(profile, agency, extend_select)
    linter.selection = selection
    linter._weigh(severities)
    return linter


def _own_digest() -> str:
    return blake2b("".join(lexicon.digest for lexicon in own_lexicons()).encode(), digest_size=16).hexdigest()


def _in_force(entries: Mapping[str, CompiledEntry], wanted: frozenset[str]) -> dict[str, CompiledEntry]:
    """Return the entries that are on, and those that are off but wanted; raise `ConfigError` for one that is not known."""
    for key in wanted - entries.keys():
        meant = did_you_mean(key, entries, "; `notelint explain WORD` names the entry of a word.")
        raise ConfigError(f'extend-select: there is no entry "{key}"{meant}')
    return {key: entry for key, entry in entries.items() if entry.on or key in wanted}


def _refuse_unknown_fields(note: Note) -> None:
    for name in note.fields:
        if name not in FIELD_NAMES:
            raise InputError(f'{note.source}: fields: "{name}" is no item of the record{did_you_mean(name, FIELD_NAMES)}')


def _built(rule: type[Rule], entries: Mapping[str, CompiledEntry], wordings: Wordings) -> Rule:
    return rule(entries, wordings) if issubclass(rule, LexiconRule) else rule()


def _diagnostic(rule: Rule, finding: Finding, severity: Severity, text: str, lines: LineIndex) -> Diagnostic:
    line, column = lines.position(finding.start)
    end_line, end_column = lines.position(finding.end)
    meta = rule.meta
    return Diagnostic(
        meta.code,
        meta.name,
        meta.family,
        severity,
        finding.message,
        finding.start,
        finding.end,
        line,
        column,
        end_line,
        end_column,
        text[finding.start : finding.end],
        finding.entry,
        tuple(fix for fix in finding.fixes if not _breaks_markup(fix, text)),
        finding.redacted,
    )


def _breaks_markup(fix: Fix, text: str) -> bool:
    """Tell whether a fix would take a tag away that stands among the words it replaces: "<b>committed</b> suicide"."""
    return any("<" in text[edit.start : edit.end] and ">" in text[edit.start : edit.end] for edit in fix.edits)

"""Measure what notelint finds on the test part of the corpus beside a plain lookup of its own words, alex and proselint.

All of them get the same texts in one run. See benchmarks/README.md for how to read the table.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from notelint.evaluation import ALL, Evaluation, GoldNote, Spans, read_gold

ROOT = Path(__file__).resolve().parents[1]
Finder = Callable[[list[str]], list[Spans]]
FAMILIES = ("clinical-jargon", "label", "motive", "interpretation", "peer-role")
ANY = ""  # the other tools know none of our families
_ALEX_LINE = re.compile(r"^\s+(\d+):(\d+)-(\d+):(\d+)\s+warning\s")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Compare what is found on marked notes.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl", help="marked notes; default: corpus/test")
    parser.add_argument("--alex", metavar="PROGRAM", default=shutil.which("alex"), help="alex, from npm; left out if there is none")
    options = parser.parse_args()
    gold = [note for path in options.files or sorted((ROOT / "corpus" / "test").glob("*.jsonl")) for note in read_gold(path)]
    finders: dict[str, Finder] = {"notelint": _notelint, "plain lookup of its words": _lookup, "proselint": _proselint}
    if options.alex:
        finders["alex"] = lambda texts: _alex(options.alex, texts)
    else:
        print('alex is left out: install it with "npm install --global alex", or name it with --alex', file=sys.stderr)
    harmless = sum(1 for note in gold if note.kind not in (None, "positive"))
    print(f"{len(gold)} texts, {sum(len(note.text.split()) for note in gold)} words, {harmless} of them harmless snippets\n")
    print(_row("", ["precision", "recall", "F1", "alarms", *(f"R {family}" for family in FAMILIES)]))
    for name, finder in finders.items():
        print(_row(name, _cells(_measured(gold, finder([note.text for note in gold])))), flush=True)
    print('\n"alarms" is the share of harmless snippets with a finding; "R" the recall in one family, by whatever family was named.')


def _measured(gold: list[GoldNote], found: list[Spans]) -> Evaluation:
    result = Evaluation()
    for note, spans in zip(gold, found, strict=True):
        result.count(note, spans)
    return result


def _cells(result: Evaluation) -> list[str]:
    total = result.families[ALL]
    harmless = [alarm for kind, alarms in result.kinds.items() if kind != "positive" for alarm in alarms]
    alarms = sum(harmless) / len(harmless) if harmless else None
    shares = [total.precision, total.recall, total.f1, alarms, *(result.families[family].recall for family in FAMILIES)]
    return ["-" if share is None else f"{share:.3f}" for share in shares]


def _row(name: str, cells: list[str]) -> str:
    return f"{name:<28}" + "".join(f"{cell:>{max(11, len(cell) + 2)}}" for cell in cells)


def _notelint(texts: list[str]) -> list[Spans]:
    from notelint import Linter
    from notelint.diagnostics import LANGUAGE_FAMILIES

    linter = Linter("ca-toolkit-2023")
    return [[(d.start, d.end, str(d.family)) for d in linter.check(text).diagnostics if d.family in LANGUAGE_FAMILIES] for text in texts]


def _lookup(texts: list[str]) -> list[Spans]:
    """Find every word and phrase of the language lexicons wherever it stands: no patterns, no voices, no exceptions."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for family, phrases in _phrases():
        matcher.add(family, [nlp.make_doc(phrase) for phrase in phrases])
    found: list[Spans] = []
    for text in texts:
        doc = nlp.make_doc(text)
        spans = [doc[start:end] for _, start, end in matcher(doc)]
        found.append([(span.start_char, span.end_char, ANY) for span in spacy.util.filter_spans(spans)])
    return found


def _phrases() -> Iterator[tuple[str, list[str]]]:
    """Yield each language family with the phrases that its lexicons find by their words alone."""
    from notelint.diagnostics import LANGUAGE_FAMILIES
    from notelint.lexicon.compiled import index_rows
    from notelint.lexicon.store import own_lexicons
    from notelint.rules import rule_named

    for lexicon in own_lexicons():
        rule = rule_named(lexicon.rule)
        if rule is None or rule.meta.family not in LANGUAGE_FAMILIES:
            continue
        phrases = set()
        for anchor, rows in lexicon.index.items():
            for row in index_rows(rows):
                form = lexicon.form(row.number)
                if not (form.before or form.behind or form.regex or form.blocks):
                    phrases.add(" ".join([*reversed(row.before), anchor, *row.behind]))
        yield str(rule.meta.family), sorted(phrases)


def _proselint(texts: list[str]) -> list[Spans]:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    # proselint pads the text in front: its spans are one further right.
    return [[(r.check_result.span[0] - 1, r.check_result.span[1] - 1, ANY) for r in LintFile("text", text).lint()] for text in texts]


def _alex(program: str, texts: list[str]) -> list[Spans]:
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{number:05}.txt" for number in range(len(texts))]
        for name, text in zip(names, texts, strict=True):
            (Path(folder) / name).write_text(text, encoding="utf-8")
        # In its folder, because alex shows paths as seen from where it runs.
        ran = subprocess.run([program, "--text", *names], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    text_of = dict(zip(names, texts, strict=True))
    found: dict[str, Spans] = {name: [] for name in names}
    name = ""
    for line in (ran.stdout + ran.stderr).splitlines():
        if line.split(":")[0].strip() in found:
            name = line.split(":")[0].strip()
        elif name and (match := _ALEX_LINE.match(line)):
            start, end = (_offset(text_of[name], int(match[at]), int(match[at + 1])) for at in (1, 3))
            found[name].append((start, end, ANY))
    return list(found.values())


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(part) for part in text.splitlines(keepends=True)[: line - 1]) + column - 1


if __name__ == "__main__":
    main()

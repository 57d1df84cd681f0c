"""Learn how much the words of a sentence weigh together, and what a network makes of it; write lexicons/learned/.

python tools/learn.py              learns from corpus/, without its test parts, and from the examples in lexicons/
python tools/learn.py --measure    learns weights from five sixths of the files, in turn, and says how well they tell the rest
python tools/learn.py --check      exits 1 if the texts are no longer those the files were learned from

Learning needs scikit-learn and PyTorch (`pip install -e ".[learn]"`); checking and using what was learned does not.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import sqrt
from pathlib import Path
from typing import Any

from learn_network import BESIDE, example, learn_network, save

from notelint.evaluation import read_gold
from notelint.examples import unmarked
from notelint.lexicon.files import is_evidence, kinds_file, lexicon_files, network_file, weights_file
from notelint.lexicon.inflect import forms
from notelint.lexicon.load import load_lexicon
from notelint.lexicon.network import table_digest
from notelint.lexicon.spellings import usual
from notelint.lexicon.weights import BASE, GAP, NEVER, SIGNS, UNIT
from notelint.pipeline.leaning.finder import keys_of
from notelint.pipeline.leaning.terms import Numbers, numbered, stretches
from notelint.pipeline.legible import with_plain_signs
from notelint.pipeline.sheet import Sheet
from notelint.pipeline.tokens import Tokenizer, english
from notelint.pipeline.voice.finder import VoiceFinder
from notelint.rules import rule_named

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("train", "practice")  # of corpus/
# Above which weight a sentence is found by context, and below which a weighed entry is doubted.
FAMILIES = {"motive": (-0.15, -1.3), "peer-role": (0.0, -0.9), "interpretation": (-0.15, NEVER)}
SEEN_LEAST = 3  # sentences that a word or gram must stand in to be known
LEAST_WEIGHT = 0.1  # a gram that weighs less in every family is not kept
FIRMNESS = 0.3  # of the support vector machine (C): how much one odd sentence may bend it
FIRMNESS_OF_LEANING = 0.1  # of the second machine, see `_separated`
TABLES = {"verbs": "v", "nouns": "n", "adjectives": "a", "adverbs": "r"}  # of kinds.toml, and what their kinds begin with
FOLDS = 6
MOST_WORDS = BASE // 2  # with kinds and signs, fewer than there may be terms


@dataclass(slots=True)
class Sentence:
    """One stretch of a text: its grams, how many terms it has, where it comes from, and the families found in it.

    `known` are the families of which it is known whether it has a finding.
    """

    keys: list[int]
    size: int
    source: str
    known: frozenset[str]
    marked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marked:
    """A text whose findings of the `known` families are all marked: (start, end, family)."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    known: frozenset[str]
    source: str


def main() -> int:
    """Run one command; return the exit status."""
    parser = argparse.ArgumentParser(description="Learn how much the words of a sentence weigh together.")
    parser.add_argument("--measure", action="store_true", help="write nothing; say how well held-back files are told")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the file was learned from other texts")
    options = parser.parse_args()
    texts = list(marked_texts())
    if options.check:
        return _check(texts)
    kinds = kinds_of_words()
    tokenizer = Tokenizer(english)
    sheets = [_sheet(text.text, tokenizer) for text in texts]
    vocabulary = _vocabulary(sheets)
    sentences = sentences_of(texts, sheets, numbered(vocabulary, kinds))
    if options.measure:
        return _measure(sentences)
    weights_file().write_text(_as_file(texts, vocabulary, kinds, *learn(sentences)), encoding="utf-8")
    _write_network(texts, sheets, vocabulary, kinds)
    return 0


def marked_texts() -> Iterator[Marked]:
    """Yield the marked texts of the corpus that are no test, and the examples of the lexicons."""
    every = frozenset(FAMILIES)
    for path in corpus_files():
        for note in read_gold(path):
            if note.spans is not None:
                yield Marked(note.text, tuple((s.start, s.end, s.family) for s in note.spans), every, path.relative_to(ROOT).as_posix())
    for path in lexicon_files():
        if not is_evidence(path):
            yield from _examples(path)


def corpus_files() -> list[Path]:
    """Return the files of the corpus to learn from."""
    return [path for folder in FOLDERS for path in sorted((ROOT / "corpus" / folder).glob("*.jsonl"))]


def _examples(path: Path) -> Iterator[Marked]:
    lexicon = load_lexicon(path)
    for entry in lexicon.entry:
        rule = rule_named(entry.rule or lexicon.rule)
        family = str(rule.meta.family) if rule else ""
        if family not in FAMILIES:
            continue  # whether they have findings of our families is not known
        for bad in entry.bad:
            text, spans = unmarked(bad.text)
            yield Marked(text, tuple((start, end, family) for start, end in spans), frozenset({family}), path.name)
        for good in entry.good:
            yield Marked(good, (), frozenset({family}), path.name)


def kinds_of_words() -> dict[str, str]:
    """Return the forms of each kind of words with spaces between, those of verbs by what they are: "<v.take.ed>" for "took" and "taken"."""
    tables = tomllib.loads(kinds_file().read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for table, kinds in tables.items():
        for kind, words in kinds.items():
            for word in words:
                for form, ending in _forms(word, table):
                    found.setdefault(f"<{TABLES[table]}.{kind}{ending}>", []).append(form)
    return {kind: " ".join(dict.fromkeys(forms)) for kind, forms in found.items()}


def _forms(word: str, table: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a word, and what is told of a verb's: ".ed" for past and participle, ".ing"."""
    if table not in {"verbs", "nouns"}:
        yield word, ""
        return
    for form, tags in forms(word, "verb" if table == "verbs" else "noun").items():
        yield form, ".ed" if tags & {"VBD", "VBN"} else ".ing" if "VBG" in tags else ""


def sentences_of(texts: Sequence[Marked], sheets: Sequence[Sheet], numbers: Numbers) -> list[Sentence]:
    """Return all sentences in grams of numbered words."""
    return [each for text, sheet in zip(texts, sheets, strict=True) for each in _sentences(text, sheet, numbers)]


def _write_network(texts: Sequence[Marked], sheets: Sequence[Sheet], vocabulary: Sequence[str], kinds: Mapping[str, str]) -> None:
    """Learn the network from the corpus and write it; what else stands in the examples of the lexicons is not known."""
    families = (*FAMILIES, *BESIDE)
    numbers, first_kind = numbered(vocabulary, kinds), len(SIGNS) + len(vocabulary) + 1
    examples = [
        example(stretch, sheet, text.spans, families, first_kind)
        for text, sheet in zip(texts, sheets, strict=True)
        if text.source.startswith("corpus/")
        for stretch in stretches(sheet, numbers)
    ]
    net = learn_network(examples, families, first_kind, len(kinds) + 1)
    about = {"digest": table_digest(vocabulary, kinds), "learned_from": _digest(texts)}
    save(net, network_file(), families, tuple(FAMILIES), about)


def _sheet(text: str, tokenizer: Tokenizer) -> Sheet:
    text = with_plain_signs(text)
    sheet = Sheet(text, tokenizer.tokens(text))
    VoiceFinder().annotate(sheet)
    return sheet


def _vocabulary(sheets: Iterable[Sheet]) -> list[str]:
    """Return the words that stand in small letters in enough texts, those of other voices not counted."""
    seen: Counter[str] = Counter()
    for sheet in sheets:
        tokens = sheet.tokens
        words = {
            usual(sheet.text[start:end])
            for start, end in zip(tokens.starts, tokens.ends, strict=True)
            if sheet.voice_at(start, end) == "narrator"
        }
        seen.update(word for word in words if not word[0].isspace() and not word[0].isdigit() and word == word.lower() and " " not in word)
    return sorted(word for word, times in seen.items() if times >= SEEN_LEAST and word not in {GAP, *SIGNS})[:MOST_WORDS]


def _sentences(text: Marked, sheet: Sheet, numbers: Numbers) -> Iterator[Sentence]:
    for stretch in stretches(sheet, numbers):
        marked = frozenset(family for start, end, family in text.spans if start < stretch.end and stretch.start < end)
        yield Sentence(sorted({*keys_of(stretch)} - {0}), len(stretch.terms), text.source, text.known, marked)


def learn(sentences: Sequence[Sentence]) -> tuple[dict[str, float], dict[int, tuple[int, ...]]]:
    """Return the bias of each family, and the weights of each gram by its key."""
    import numpy as np

    columns = _columns(sentences)
    biases: dict[str, float] = {}
    table: list[Any] = []
    for family in FAMILIES:
        rows = [sentence for sentence in sentences if family in sentence.known]
        weights, bias = _separated(matrix(rows, columns), [family in row.marked for row in rows])
        biases[family] = round(bias, 3)
        table.append(np.rint(weights * UNIT).astype(int))
    kept = np.abs(np.stack(table)).max(axis=0) >= LEAST_WEIGHT * UNIT
    return biases, {key: tuple(int(row[at]) for row in table) for key, at in columns.items() if kept[at]}


def _separated(grams: Any, truth: Sequence[bool]) -> tuple[Any, float]:
    """Return weights of the columns, and a bias, that tell the true rows from the others.

    They are the mean of those of two linear support vector machines: one over the grams as they are, one over grams that count the
    more, the more of them stand on one side (Wang and Manning 2012). Together they tell texts that are new to both better than each.
    """
    import numpy as np
    from sklearn.svm import LinearSVC

    rows = np.array(truth)
    plain = LinearSVC(C=FIRMNESS, random_state=0).fit(grams, rows)
    seen = (grams > 0).astype(float)
    on, off = (np.asarray(seen[side].sum(axis=0)).ravel() + 1 for side in (rows, ~rows))
    lean = np.abs(np.log((on / on.sum()) / (off / off.sum())))
    leaning = LinearSVC(C=FIRMNESS_OF_LEANING, random_state=0).fit(grams.multiply(lean).tocsr(), rows)
    return (plain.coef_[0] + leaning.coef_[0] * lean) / 2, float(plain.intercept_[0] + leaning.intercept_[0]) / 2


def _columns(sentences: Iterable[Sentence]) -> dict[int, int]:
    """Return a number for each gram that stands in enough sentences."""
    seen = Counter(key for sentence in sentences for key in sentence.keys)
    return {key: at for at, key in enumerate(sorted(key for key, times in seen.items() if times >= SEEN_LEAST))}


def matrix(sentences: Sequence[Sentence], columns: dict[int, int]) -> Any:
    """Return the sparse matrix of sentences (rows) by grams (columns), weighed as the component weighs them."""
    import numpy as np
    from scipy.sparse import csr_matrix

    found = [[columns[key] for key in sentence.keys if key in columns] for sentence in sentences]
    values = np.concatenate([np.full(len(row), 1 / sqrt(sentence.size)) for row, sentence in zip(found, sentences, strict=True)])
    ends = np.cumsum([0, *map(len, found)])
    return csr_matrix((values, np.concatenate(found).astype(int), ends), shape=(len(found), len(columns)))


def _measure(sentences: Sequence[Sentence]) -> int:
    """Print precision and recall over sentences of files that were not learned from."""
    import numpy as np

    sources = sorted({sentence.source for sentence in sentences if sentence.source.startswith("corpus")})
    fold = {source: at % FOLDS for at, source in enumerate(sources)}
    for family in FAMILIES:
        rows = [sentence for sentence in sentences if family in sentence.known]
        truth = np.array([family in row.marked for row in rows])
        folds = np.array([fold.get(row.source, FOLDS) for row in rows])
        weights = np.full(len(rows), -9.0)
        for at in range(FOLDS):
            learned = [row for row, other in zip(rows, folds, strict=True) if other != at]
            columns = _columns(learned)
            learnt, bias = _separated(matrix(learned, columns), truth[folds != at])
            weights[folds == at] = matrix([r for r, f in zip(rows, folds, strict=True) if f == at], columns) @ learnt + bias
        told, held = folds < FOLDS, truth & (folds < FOLDS)
        for bar in (-0.2, 0.0, 0.25, 0.5):
            found = weights > bar
            right = int((found & held).sum())
            shares = f"precision {right / found.sum():.3f}, recall {right / held.sum():.3f}"
            print(f"{family} above {bar:+.2f}: {shares}, sentences {told.sum()}")
    return 0


def _as_file(
    texts: Sequence[Marked],
    vocabulary: Sequence[str],
    kinds: Mapping[str, str],
    biases: dict[str, float],
    weights: dict[int, tuple[int, ...]],
) -> str:
    terms = dict(enumerate((*SIGNS, *vocabulary, *kinds), 1))
    rows = sorted((_gram(key, terms), row) for key, row in weights.items())
    families = {family: {"bias": biases[family], "finds": finds, "doubts": doubts} for family, (finds, doubts) in FAMILIES.items()}
    lines = ",\n".join(f"    {json.dumps(gram, ensure_ascii=False)}: {json.dumps(row)}" for gram, row in rows)
    return (
        "{\n"
        f'  "about": "Written by tools/learn.py. Weights of words and their neighbours, in thousandths, for {" and ".join(FAMILIES)}.",\n'
        f'  "learned_from": {json.dumps(_digest(texts))},\n'
        f'  "families": {json.dumps(families)},\n'
        f'  "words": {json.dumps(vocabulary, ensure_ascii=False)},\n'
        f'  "kinds": {json.dumps(kinds, indent=4).replace(chr(10), chr(10) + "  ")},\n'
        f'  "weights": {{\n{lines}\n  }}\n'
        "}\n"
    )


def _gram(key: int, terms: dict[int, str]) -> str:
    numbers: list[int] = []
    rest = abs(key)
    while rest:
        rest, number = divmod(rest, BASE)
        numbers.insert(0, number)
    return f" {GAP} ".join(terms[n] for n in numbers) if key < 0 else " ".join(terms[n] for n in numbers)


def _digest(texts: Iterable[Marked]) -> str:
    """Return the digest of what the corpus gave; an example more or less in a lexicon asks for no new learning."""
    corpus = [(text.text, text.spans) for text in texts if text.source.startswith("corpus/")]
    return blake2b(repr(corpus).encode() + kinds_file().read_bytes(), digest_size=16).hexdigest()


def _check(texts: Sequence[Marked]) -> int:
    import numpy as np

    now = _digest(texts)
    with np.load(network_file()) as kept:
        read = {"sentences.json": json.loads(weights_file().read_bytes()).get("learned_from"), "network.npz": str(kept["learned_from"])}
    stale = [name for name, learned_from in read.items() if learned_from != now]
    for name in stale:
        print(f"lexicons/learned/{name} was learned from other texts: run `python tools/learn.py`.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The spaCy components: found by entry point, alone and beside others, over disk and processes."""

from __future__ import annotations

import inspect
import pickle
import pickletools
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, DocBin

from notelint.errors import ConfigError, NotelintError
from notelint.linter import Linter
from notelint.pipeline.sheet import STORE
from support import entry, write_lexicon

TEXT = 'Client was attention-seeking at dinner. He said "I am an addict" and left.\n\nHer affect was flat.'
PIPES = ("notelint_sentences", "notelint_voice", "notelint_record", "notelint_lexicon", "notelint")

if not {ep.name for ep in entry_points(group="spacy_factories")} >= set(PIPES):
    pytest.skip("notelint is not installed, so spaCy cannot find its entry points", allow_module_level=True)


TAGGED = "Her uncle committed <b>suicide</b> in 2010.<br>Her affect was <i>flat</i> then."


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("en")
    made.add_pipe("notelint")
    return made


def spans(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.id_) for span in doc.spans["notelint"]]


FOUND = [("attention-seeking", "motive-attribution", "NL301"), ("affect was flat", "mental-status", "NL103")]


def test_the_component_is_found_without_an_import() -> None:
    code = 'import spacy; nlp = spacy.blank("en"); nlp.add_pipe("notelint"); print(len(nlp("He was manipulative.").spans["notelint"]))'
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert (ran.stdout, ran.returncode) == ("1\n", 0)


def test_spans_carry_the_rules_name_and_code(nlp: Language) -> None:
    assert spans(nlp(TEXT)) == FOUND


def test_the_report_is_that_of_the_linter(nlp: Language, linter: Linter) -> None:
    assert nlp(TEXT)._.notelint == linter.check(TEXT)


def test_a_doc_that_was_not_checked_has_no_report() -> None:
    assert spacy.blank("en")(TEXT)._.notelint is None


def test_a_clean_note_has_an_empty_group(nlp: Language) -> None:
    assert list(nlp("We walked.").spans["notelint"]) == []


def test_an_empty_doc_is_checked(nlp: Language) -> None:
    assert nlp("")._.notelint.note.text == ""


def test_sentences_are_set(nlp: Language) -> None:
    assert len(list(nlp(TEXT).sents)) == 3


def test_checking_a_doc_twice_gives_the_same(nlp: Language) -> None:
    doc = nlp(TEXT)
    first = spans(doc)
    nlp.get_pipe("notelint")(doc)

    assert spans(doc) == first


def test_processes_give_the_same(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, "We walked.", TEXT], n_process=2, batch_size=1))

    assert [spans(doc) for doc in docs] == [FOUND, [], FOUND]


def test_reports_come_back_from_processes(nlp: Language, linter: Linter) -> None:
    (doc,) = nlp.pipe([TEXT], n_process=2)

    assert doc._.notelint == linter.check(TEXT)


def test_a_pipeline_comes_back_from_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")

    assert spans(spacy.load(tmp_path / "pipeline")(TEXT)) == FOUND


def test_settings_come_back_from_disk(tmp_path: Path) -> None:
    made = spacy.blank("en")
    made.add_pipe("notelint", config={"ignore": ["NL103"], "profile": "ca-toolkit-2023"})
    made.to_disk(tmp_path / "pipeline")
    doc = spacy.load(tmp_path / "pipeline")(TEXT)

    assert (spans(doc), doc._.notelint.profile) == (FOUND[:1], "ca-toolkit-2023")


def test_a_pipeline_comes_back_from_bytes(nlp: Language) -> None:
    again = spacy.blank("en")
    again.add_pipe("notelint")
    again.from_bytes(nlp.to_bytes())

    assert spans(again(TEXT)) == FOUND


def test_a_doc_comes_back_from_bytes(nlp: Language, linter: Linter) -> None:
    doc = Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())

    assert spans(doc) == FOUND
    assert doc._.notelint == linter.check(TEXT)


def test_a_doc_comes_back_from_pickle(nlp: Language) -> None:
    assert spans(pickle.loads(pickle.dumps(nlp(TEXT)))) == FOUND


def test_a_pipeline_comes_back_from_pickle(nlp: Language) -> None:
    assert spans(pickle.loads(pickle.dumps(nlp))(TEXT)) == FOUND


@pytest.mark.parametrize("pipe", PIPES)
def test_no_lambda_is_pickled(pipe: str) -> None:
    made = spacy.blank("en").add_pipe(pipe)
    names = [str(argument) for _, argument, _ in pickletools.genops(pickle.dumps(made)) if argument is not None]

    assert not isinstance(made, FunctionType)
    assert [name for name in names if "<lambda>" in name or "<locals>" in name] == []


def test_beside_a_sentencizer(nlp: Language) -> None:
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    made.add_pipe("notelint")
    plain = spacy.blank("en")
    plain.add_pipe("sentencizer")
    doc = made(TEXT)

    assert spans(doc) == FOUND
    assert [s.text for s in doc.sents] == [s.text for s in plain(TEXT).sents]


def test_beside_an_entity_ruler() -> None:
    made = spacy.blank("en")
    made.add_pipe("entity_ruler").add_patterns([{"label": "MEAL", "pattern": "dinner"}])
    made.add_pipe("notelint")
    doc = made(TEXT)

    assert spans(doc) == FOUND
    assert [(e.text, e.label_) for e in doc.ents] == [("dinner", "MEAL")]


def test_before_an_entity_ruler() -> None:
    made = spacy.blank("en")
    made.add_pipe("notelint")
    made.add_pipe("entity_ruler").add_patterns([{"label": "MEAL", "pattern": "dinner"}])
    doc = made(TEXT)

    assert (spans(doc), [e.text for e in doc.ents]) == (FOUND, ["dinner"])


def test_behind_every_single_component(linter: Linter) -> None:
    made = spacy.blank("en")
    for pipe in PIPES:
        made.add_pipe(pipe)
    doc = made(TEXT)

    assert doc._.notelint == linter.check(TEXT)


def test_other_span_groups_are_kept(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc.spans["mine"] = [doc[0:2]]

    assert [s.text for s in nlp.get_pipe("notelint")(doc).spans["mine"]] == ["Client was"]


STORED: dict[str, Callable[[dict], bool]] = {
    "notelint_sentences": lambda kept: len(kept["sentences"]) == 3,
    "notelint_voice": lambda kept: "quoted" in {row[2] for row in kept["voices"]},
    "notelint_record": lambda kept: kept["fields"]["narrative"][0] is True,
    "notelint_lexicon": lambda kept: "motive-attribution" in kept["candidates"],
}


@pytest.mark.parametrize("pipe", STORED)
def test_a_single_component_works_alone(pipe: str) -> None:
    made = spacy.blank("en")
    made.add_pipe(pipe)

    assert STORED[pipe](made(TEXT).user_data[STORE])


@pytest.mark.parametrize("pipe", STORED)
def test_a_single_component_goes_through_processes(pipe: str) -> None:
    made = spacy.blank("en")
    made.add_pipe(pipe)
    (doc,) = made.pipe([TEXT], n_process=2)

    assert STORED[pipe](doc.user_data[STORE])


@pytest.mark.parametrize("pipe", STORED)
def test_a_single_component_comes_back_from_disk(pipe: str, tmp_path: Path) -> None:
    made = spacy.blank("en")
    made.add_pipe(pipe)
    made.to_disk(tmp_path / "pipeline")

    assert STORED[pipe](spacy.load(tmp_path / "pipeline")(TEXT).user_data[STORE])


def test_an_agencys_lexicon_is_read_in_other_processes(tmp_path: Path) -> None:
    made = spacy.blank("en")
    made.add_pipe("notelint", config={"lexicons": [str(write_lexicon(tmp_path, entry()))]})
    (doc,) = made.pipe(["A sprocket fell."], n_process=2)

    assert spans(doc) == [("sprocket", "agency-term", "NL208")]


def test_what_a_doc_keeps_are_plain_values(nlp: Language) -> None:
    import srsly

    doc = nlp(TEXT)
    kept = {key[1]: value for key, value in doc.user_data.items()}

    assert set(srsly.msgpack_loads(srsly.msgpack_dumps(kept))) == {"notelint_sheet", "notelint_report"}


def test_tags_hide_no_words(nlp: Language) -> None:
    doc = nlp(TAGGED)
    shown = [(d.code, d.text) for d in doc._.notelint.diagnostics if d.code < "NL6"]

    assert shown == [("NL207", "committed <b>suicide"), ("NL103", "affect was <i>flat")]
    assert shown == [(d.code, d.text) for d in Linter().check(TAGGED).diagnostics if d.code < "NL6"]
    assert [span.id_ for span in doc.spans["notelint"]][:2] == ["NL207", "NL103"]


def _merged(doc: Doc) -> Doc:
    with doc.retokenize() as merging:
        merging.merge(doc[0:5])
        merging.merge(doc[-4:])
    return doc


def _parted(doc: Doc) -> Doc:
    with doc.retokenize() as parting:
        parting.split(doc[2], ["atten", "tion"], heads=[doc[1], doc[1]])
    return doc


ODD_TOKENS: dict[str, Callable[[Language], Doc]] = {
    "merged": lambda nlp: _merged(nlp.make_doc(TEXT)),
    "parted": lambda nlp: _parted(nlp.make_doc(TEXT)),
    "words and spaces": lambda nlp: Doc(nlp.vocab, words=TEXT.split(" "), spaces=[True] * TEXT.count(" ") + [False]),
    "letters": lambda nlp: Doc(nlp.vocab, words=list(TEXT), spaces=[False] * len(TEXT)),
    "one token": lambda nlp: Doc(nlp.vocab, words=[TEXT], spaces=[False]),
    "another tokenizer": lambda nlp: Tokenizer(nlp.vocab)(TEXT),
    "another language": lambda nlp: spacy.blank("xx").make_doc(TEXT),
}


@pytest.mark.parametrize("make", ODD_TOKENS.values(), ids=ODD_TOKENS)
def test_the_report_does_not_hang_on_the_tokens(nlp: Language, linter: Linter, make: Callable[[Language], Doc]) -> None:
    doc = nlp.get_pipe("notelint")(make(nlp))

    assert doc._.notelint == linter.check(TEXT)
    assert [(s.label_, s.id_) for s in doc.spans["notelint"]] == [(label, code) for _, label, code in FOUND]
    assert all(words in s.text for s, (words, _, _) in zip(doc.spans["notelint"], FOUND, strict=True))


@pytest.mark.parametrize("make", ODD_TOKENS.values(), ids=ODD_TOKENS)
@pytest.mark.parametrize("pipe", STORED)
def test_a_single_component_does_not_hang_on_the_tokens(pipe: str, make: Callable[[Language], Doc]) -> None:
    made = spacy.blank("en")
    component = made.add_pipe(pipe)

    assert component(make(made)).user_data[STORE] == component(made.make_doc(TEXT)).user_data[STORE]


@pytest.mark.parametrize(
    ("mode", "texts"),
    [("expand", ["Client was attention-seeking at dinner.", "affect was flat."]), ("contract", ["affect was"]), ("strict", [])],
)
def test_spans_are_aligned_as_asked_for(linter: Linter, mode: str, texts: list[str]) -> None:
    words = ["Client was attention-seeking at dinner.", "Her", "affect", "was", "flat."]
    made = spacy.blank("en")
    doc = made.add_pipe("notelint", config={"alignment_mode": mode})(Doc(made.vocab, words=words))

    assert [span.text for span in doc.spans["notelint"]] == texts
    assert doc._.notelint == linter.check(doc.text)  # the exact places


OPTIONS: list[dict[str, Any]] = [
    {"min_severity": "error"},
    {"severity": {"mental-status": "error", "motive": "off"}},
    {"severity": {"NL103": "info"}, "min_severity": "warning"},
    {"extend_select": ["contested/client"], "select": ["NL2"]},
]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_options_are_those_of_the_linter(options: dict[str, Any], tmp_path: Path) -> None:
    made = spacy.blank("en")
    made.add_pipe("notelint", config=options)
    made.to_disk(tmp_path / "pipeline")
    wanted = Linter(**options).check(TEXT)

    assert made(TEXT)._.notelint == wanted
    assert spacy.load(tmp_path / "pipeline")(TEXT)._.notelint == wanted


@pytest.mark.parametrize(
    "options",
    [{"min_severity": "loud"}, {"severity": {"NL103": "of"}}, {"severity": {"NLX": "off"}}, {"select": "NL1"}, {"lexicons": ["no.toml"]}],
    ids=str,
)
def test_options_are_refused_as_the_linter_does(options: dict[str, Any]) -> None:
    with pytest.raises(NotelintError) as wanted:
        Linter(**options)
    with pytest.raises(type(wanted.value), match=f"^{re.escape(str(wanted.value))}$"):
        spacy.blank("en").add_pipe("notelint", config=options)


def test_an_unknown_alignment_is_refused() -> None:
    with pytest.raises(ConfigError, match="strict"):
        spacy.blank("en").add_pipe("notelint", config={"alignment_mode": "wide"})


def test_every_option_of_the_linter_is_one_of_the_component() -> None:
    options = set(inspect.signature(Linter).parameters)

    assert set(Language.get_factory_meta("notelint").default_config) == options | {"alignment_mode"}


def test_a_part_of_a_doc_has_no_report_of_the_whole(nlp: Language, linter: Linter) -> None:
    doc = nlp(TEXT)
    for part in (doc[3:].as_doc(), doc[3:].as_doc(copy_user_data=True)):
        assert part._.notelint is None
        assert nlp.get_pipe("notelint")(part)._.notelint == linter.check(part.text)


@pytest.mark.parametrize("pipe", STORED)
def test_a_part_of_a_doc_is_read_anew(pipe: str) -> None:
    made = spacy.blank("en")
    component = made.add_pipe(pipe)
    part = component(made(TEXT)[3:].as_doc(copy_user_data=True))

    assert part.user_data[STORE] == component(made.make_doc(part.text)).user_data[STORE]


def test_a_copy_has_the_report(nlp: Language, linter: Linter) -> None:
    copied = nlp(TEXT).copy()

    assert (spans(copied), copied._.notelint) == (FOUND, linter.check(TEXT))


@pytest.mark.parametrize("keeps", [True, False])
def test_a_bin_keeps_the_report_if_told_to(nlp: Language, linter: Linter, keeps: bool) -> None:
    stored = DocBin(store_user_data=keeps, docs=[nlp(TEXT)]).to_bytes()
    (doc,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)

    assert (spans(doc), doc._.notelint) == (FOUND, linter.check(TEXT) if keeps else None)


def test_json_keeps_the_spans(nlp: Language) -> None:
    doc = Doc(nlp.vocab).from_json(nlp(TEXT).to_json())

    assert [(span.text, span.label_) for span in doc.spans["notelint"]] == [each[:2] for each in FOUND]
    assert doc._.notelint is None


def test_joined_docs_have_no_report_and_no_warning_shows_the_note(nlp: Language) -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        joined = Doc.from_docs([nlp(TEXT), nlp(TEXT)])

    assert joined._.notelint is None
    assert len(joined.spans["notelint"]) == 4
    assert warned
    assert not any("dinner" in str(each.message) for each in warned)


def test_a_report_outlives_merging(nlp: Language, linter: Linter) -> None:
    doc = nlp(TEXT)
    with doc.retokenize() as merging:
        merging.merge(doc[0:3])

    assert doc._.notelint == linter.check(TEXT)


def test_texts_come_with_what_belongs_to_them(nlp: Language) -> None:
    done = list(nlp.pipe([(TEXT, 1), ("We walked.", 2), (TEXT, 3)], as_tuples=True, n_process=2, batch_size=1))

    assert [(spans(doc), about) for doc, about in done] == [(FOUND, 1), ([], 2), (FOUND, 3)]


SPAWNED = """
import multiprocessing, spacy
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    nlp = spacy.blank("en")
    for pipe in ("notelint_sentences", "notelint_voice", "notelint_record", "notelint_lexicon"):
        nlp.add_pipe(pipe)
    nlp.add_pipe("notelint", config={"ignore": ["NL6"], "severity": {"NL103": "info"}, "alignment_mode": "strict"})
    for doc, about in nlp.pipe([("Her af\\u200bfect was flat.", 7)] * 2, n_process=2, batch_size=1, as_tuples=True):
        print(about, len(doc.spans["notelint"]), [d.severity.word for d in doc._.notelint.diagnostics])
"""


def test_processes_that_begin_anew_give_the_same(tmp_path: Path) -> None:
    script = tmp_path / "spawned.py"
    script.write_text(SPAWNED, encoding="utf-8")
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)

    assert (ran.stdout, ran.stderr) == ("7 1 ['info']\n" * 2, "")

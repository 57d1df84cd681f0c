"""The spaCy components: found by entry point, alone and beside others, over disk and processes."""

from __future__ import annotations

import pickle
import pickletools
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from types import FunctionType

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from notelint.linter import Linter
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
    import subprocess
    import sys

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

    assert STORED[pipe](made(TEXT).user_data["notelint"])


@pytest.mark.parametrize("pipe", STORED)
def test_a_single_component_goes_through_processes(pipe: str) -> None:
    made = spacy.blank("en")
    made.add_pipe(pipe)
    (doc,) = made.pipe([TEXT], n_process=2)

    assert STORED[pipe](doc.user_data["notelint"])


@pytest.mark.parametrize("pipe", STORED)
def test_a_single_component_comes_back_from_disk(pipe: str, tmp_path: Path) -> None:
    made = spacy.blank("en")
    made.add_pipe(pipe)
    made.to_disk(tmp_path / "pipeline")

    assert STORED[pipe](spacy.load(tmp_path / "pipeline")(TEXT).user_data["notelint"])


def test_an_agencys_lexicon_is_read_in_other_processes(tmp_path: Path) -> None:
    made = spacy.blank("en")
    made.add_pipe("notelint", config={"lexicons": [str(write_lexicon(tmp_path, entry()))]})
    (doc,) = made.pipe(["A sprocket fell."], n_process=2)

    assert spans(doc) == [("sprocket", "agency-term", "NL208")]


def test_what_a_doc_keeps_are_plain_values(nlp: Language) -> None:
    import srsly

    doc = nlp(TEXT)
    kept = {key: value for key, value in doc.user_data.items() if isinstance(key, str)}

    assert set(srsly.msgpack_loads(srsly.msgpack_dumps(kept))) == {"notelint", "notelint_report"}


def test_tags_hide_no_words(nlp: Language) -> None:
    doc = nlp(TAGGED)
    shown = [(d.code, d.text) for d in doc._.notelint.diagnostics if d.code < "NL6"]

    assert shown == [("NL207", "committed <b>suicide"), ("NL103", "affect was <i>flat")]
    assert shown == [(d.code, d.text) for d in Linter().check(TAGGED).diagnostics if d.code < "NL6"]
    assert [span.id_ for span in doc.spans["notelint"]][:2] == ["NL207", "NL103"]

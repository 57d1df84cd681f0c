"""The score: a pure function of evidence, with every point traced."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.evaluation import evaluate, read_gold
from notelint.linter import Linter
from notelint.report import Report
from notelint.score import MOST_HELPS, REPEATS, SHORTEST_NARRATIVE, WEIGHTS, Dimension, Evidence, score
from support import ROOT

POINTS = st.integers(-8, 8).filter(bool)
EVIDENCE = st.builds(
    Evidence, st.sampled_from(list(Dimension)), POINTS, st.sampled_from("abcdef"), st.integers(0, 99), st.integers(100, 199)
)
MANY = st.lists(EVIDENCE, max_size=25)
WORDS = st.integers(SHORTEST_NARRATIVE, 600)


@given(evidence=MANY, words=WORDS)
def test_every_number_lies_from_0_to_100(evidence: list[Evidence], words: int) -> None:
    made = score(evidence, words)

    assert all(0 <= number <= 100 for number in (made.value, *made.dimensions.values()))


@given(evidence=MANY, words=WORDS)
def test_all_five_dimensions_are_scored(evidence: list[Evidence], words: int) -> None:
    assert list(score(evidence, words).dimensions) == list(Dimension)


@given(evidence=MANY, words=st.integers(0, SHORTEST_NARRATIVE - 1))
def test_a_short_narrative_has_no_score(evidence: list[Evidence], words: int) -> None:
    made = score(evidence, words)

    assert (made.value, dict(made.dimensions)) == (None, {})


@given(evidence=MANY, words=WORDS)
def test_the_same_evidence_gives_the_same_score(evidence: list[Evidence], words: int) -> None:
    assert score(iter(evidence), words) == score(tuple(evidence), words)


@given(evidence=MANY, more=EVIDENCE, words=WORDS)
def test_more_evidence_moves_only_its_own_way(evidence: list[Evidence], more: Evidence, words: int) -> None:
    before, after = score(evidence, words), score([*evidence, more], words)
    moved = [after.value - before.value, *(after.dimensions[d] - before.dimensions[d] for d in Dimension)]

    assert all(step >= 0 for step in moved) if more.points > 0 else all(step <= 0 for step in moved)


@given(evidence=MANY, words=WORDS, at=st.integers(0, 24))
def test_taking_a_negative_away_never_lowers(evidence: list[Evidence], words: int, at: int) -> None:
    against = [e for e in evidence if e.points < 0]
    left = [e for e in evidence if e is not against[at % len(against)]] if against else evidence

    assert score(left, words).value >= score(evidence, words).value


@given(evidence=MANY, words=WORDS, seed=st.integers(0, 9))
def test_the_order_of_what_is_unlike_does_not_matter(evidence: list[Evidence], words: int, seed: int) -> None:
    unlike = list({(e.dimension, e.reason): e for e in evidence}.values())
    turned = random.Random(seed).sample(unlike, len(unlike))

    assert score(turned, words).dimensions == score(unlike, words).dimensions


@given(evidence=MANY, words=WORDS)
def test_every_point_is_traced(evidence: list[Evidence], words: int) -> None:
    for item in score(evidence, words).evidence:
        assert (item.points == 0) == (item.start is None)


@given(evidence=MANY, words=WORDS)
def test_a_dimension_without_good_evidence_is_named(evidence: list[Evidence], words: int) -> None:
    made = score(evidence, words)
    named = {e.dimension for e in made.evidence if e.points == 0}

    assert named == set(Dimension) - {e.dimension for e in evidence if e.points > 0}


def test_what_speaks_for_a_note_counts_twice_a_reason() -> None:
    praise = [Evidence(Dimension.GOALS, 5, "same", n, n + 1) for n in range(5)]

    assert score(praise, 100).value == score(praise[:REPEATS], 100).value > score(praise[:1], 100).value
    assert REPEATS == 2


def test_what_speaks_against_it_counts_every_time() -> None:
    blame = [Evidence(Dimension.GOALS, -5, "same", n, n + 1) for n in range(5)]

    assert score(blame, 100).value < score(blame[:2], 100).value


def test_without_evidence_every_dimension_stands_in_the_middle() -> None:
    assert set(score([], 100).dimensions.values()) == {50}


def test_the_same_evidence_weighs_less_in_a_longer_note() -> None:
    blame = [Evidence(Dimension.PERSON, -6, "x", 0, 1)]

    assert score(blame, 100).value < score(blame, 400).value


def test_a_long_note_does_not_lose_to_a_short_one_of_its_kind() -> None:
    half = [Evidence(d, 4, f"{d}{n}", n, n + 1) for d in Dimension for n in range(2)]
    double = half + [Evidence(d, 4, f"{d}{n}", n, n + 1) for d in Dimension for n in range(2, 4)]

    assert score(double, 300).value >= score(half, 150).value


def test_weights_add_up() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)


CLINICAL = (
    "Pt presented as guarded and labile with flat affect. Pt was non-compliant with medication and refused group. "
    "Writer assessed pt for risk and advised him to comply with treatment. Pt remains manipulative and attention-seeking "
    "with poor insight, and staff will continue to monitor his symptoms closely."
)
PEER = (
    "Ana and I walked to the bus stop together. She told me she wants to ride to the library by herself by June. "
    'She read the timetable and picked the number seven. "I did it without my sister," she said. I shared how I learned '
    "my own first route. She decided to try the ride alone on Tuesday and will call me after."
)
FORM = (
    "Service: Peer support\nDate: 3/4/2026\nDuration: 45 minutes\n"
    "Location: Home, 12 Oak Street, second floor, blue door, left of the stairs, ring the upper bell and wait a little\n"
)


@pytest.fixture(scope="module")
def clinical(linter: Linter) -> Report:
    return linter.check(CLINICAL)


@pytest.fixture(scope="module")
def peer(linter: Linter) -> Report:
    return linter.check(PEER)


def test_peer_wording_scores_far_higher_than_clinical_wording(clinical: Report, peer: Report) -> None:
    assert peer.score.value >= clinical.score.value + 30


def test_every_dimension_of_the_peer_note_is_higher(clinical: Report, peer: Report) -> None:
    assert all(peer.score.dimensions[d] > clinical.score.dimensions[d] for d in Dimension)


def test_evidence_of_a_note_lies_in_its_text(clinical: Report) -> None:
    spans = [(e.start, e.end) for e in clinical.score.evidence if e.points]

    assert spans
    assert all(0 <= start < end <= len(CLINICAL) for start, end in spans)


def test_a_tiny_note_has_no_score(linter: Linter) -> None:
    assert linter.check("We walked.").score.value is None


def test_an_empty_narrative_has_no_score(linter: Linter) -> None:
    assert linter.check(f"{FORM}Narrative:\nPlan:").score.value is None


def test_required_items_do_not_move_the_score(linter: Linter, peer: Report) -> None:
    complete = f"{FORM}Narrative: {PEER}"

    assert linter.check(complete).score.value == peer.score.value


def test_a_label_in_the_persons_own_words_costs_nothing(linter: Linter, peer: Report) -> None:
    said = PEER + ' "They used to call me manipulative at that house," she said.'

    assert linter.check(said).score.value >= peer.score.value


def test_a_label_by_the_writer_costs(linter: Linter, peer: Report) -> None:
    assert linter.check(PEER + " She was manipulative.").score.value < peer.score.value


def test_repeating_a_good_sentence_does_not_pump_the_score(linter: Linter) -> None:
    plain = PEER + " We sat down and had tea. It rained, and the bus was late by ten minutes or so, and we waited." * 8
    pumped = PEER + " She decided to try the ride alone on Tuesday." * 16

    assert linter.check(pumped).score.value <= linter.check(plain).score.value + 10


@given(evidence=MANY, words=WORDS)
def test_at_most_three_things_would_help_and_the_greatest_comes_first(evidence: list[Evidence], words: int) -> None:
    gains = [helping.gain for helping in score(evidence, words).helps]

    assert len(gains) <= MOST_HELPS
    assert gains == sorted(gains, reverse=True)
    assert all(gain > 0 for gain in gains)


def test_what_helps_is_what_the_score_would_gain() -> None:
    bad = [Evidence(Dimension.PERSON, -6, "NL203", 0, 4), Evidence(Dimension.GOALS, -5, "NL203", 0, 4)]
    good = [Evidence(dimension, 4, "x", 5, 9) for dimension in Dimension]
    before, after = score([*bad, *good], 100), score(good, 100)

    assert before.helps[0].reason == "NL203"
    assert abs(before.helps[0].gain - (after.value - before.value)) <= 1


def test_what_is_told_of_nothing_would_help() -> None:
    assert {helping.reason for helping in score([], 100).helps} <= set(map(str, Dimension))
    assert len(score([], 100).helps) == MOST_HELPS


@given(words=WORDS, times=st.integers(2, 60))
def test_heaped_up_words_say_no_more(words: int, times: int) -> None:
    heap = [Evidence(Dimension.PERSON, 8, str(reason), reason, reason + 1) for reason in range(times * 20)]

    assert score(heap, words).dimensions[Dimension.PERSON] <= 81


NICE = (
    "Hope, recovery, strengths, goals, choice, dreams, support, community, wellness, resilience, courage, growth, healing, dignity, trust. "
)


def test_a_list_of_nice_words_scores_no_better_than_none(linter: Linter) -> None:
    plain = "The bus was late and the room had been moved upstairs. There were eight chairs. The copies were on the shelf by the door. "

    assert linter.check(NICE * 3).score.value <= linter.check(plain * 2).score.value


def test_saying_it_again_says_no_more(linter: Linter) -> None:
    said = "She told me what helps her on a hard day, and she wrote it on a card for the fridge in her own kitchen at home. "
    values = [linter.check(said * times).score.value for times in (2, 4, 8)]

    assert values == sorted(values, reverse=True)


ADDED = ["She named three people she can call on a hard day.", "He fixed the lamp himself and was proud of it."]


@pytest.mark.parametrize("added", ADDED)
def test_adding_a_strength_never_lowers(linter: Linter, added: str) -> None:
    for note in read_gold(ROOT / "corpus" / "train" / "pairs-b.jsonl"):
        report = linter.check(note.text)
        story = report.fields["narrative"]
        at = story.end if story.present and story.end else len(note.text)
        longer = linter.check(f"{note.text[:at].rstrip()} {added}{note.text[at:]}")

        assert report.score.value is None or longer.score.value >= report.score.value, note.id


@pytest.mark.parametrize(("part", "auc", "higher", "apart"), [("train", 0.99, 0.98, 30), ("test", 0.985, 0.97, 25)])
def test_the_poles_lie_apart(linter: Linter, part: str, auc: float, higher: float, apart: int) -> None:
    result = evaluate(linter, [n for p in sorted((ROOT / "corpus" / part).glob("pairs-*.jsonl")) for n in read_gold(p)])
    steps = sorted(pair["peer"] - pair["clinical"] for pair in result.pairs.values() if len(pair) == 2)

    assert result.auc >= auc
    assert sum(step > 0 for step in steps) / len(steps) >= higher
    assert steps[len(steps) // 2] >= apart


@pytest.mark.parametrize("part", ["practice", "test"])
def test_the_poles_lie_apart_in_notes_written_for_the_score_alone(linter: Linter, part: str) -> None:
    result = evaluate(linter, read_gold(ROOT / "corpus" / "poles" / f"{part}.jsonl"))

    assert result.auc >= 0.98
    assert not result.families

"""What takes a match back: a negation that rejects it, a name it is part of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from notelint import Linter, Note
from notelint.errors import KnowledgeError
from notelint.pipeline.voice.voice_words import voice_words
from notelint.rules.gates import praise
from notelint.rules.gates.praise import is_praise
from support import linter_for, shown

REJECTED = {
    "not": "He was not aggressive.",
    "never": "He was never aggressive with us.",
    "never, with a verb": "He has never been aggressive.",
    "no": "There was no aggressive talk.",
    "nothing": "I saw nothing aggressive in it.",
    "without": "He asked without aggressive words.",
    "contraction": "He wasn't aggressive.",
    "curly contraction": "He wasn’t aggressive.",
    "rather than": "He was loud rather than aggressive.",
    "instead of": "He was loud instead of aggressive.",
    "neither nor": "He was neither aggressive nor loud.",
    "nor": "He was neither loud nor aggressive.",
    "a word between": "He was not at all aggressive.",
    "anything but": "He was anything but aggressive.",
    "capitals": "He was NOT aggressive.",
    "hardly": "He was hardly aggressive.",
    "far from being": "Far from being aggressive, he read to us.",
    "second of two": "Nobody here is loud or aggressive.",
    "second of two nouns": "She is not a drunk or an aggressive one.",
    "nobody's": "He is nobody's aggressive neighbor.",
    "more than": "He is more than an aggressive man to me.",
    "neither, far off": "He was neither loud at any time nor aggressive.",
    "not what I believe": "I don't believe for one second that he is aggressive.",
    "what it does not make": "Her silence doesn't make her aggressive.",
    "is no": "Mina is no aggressive woman.",
    "nobody out there": "Nobody out there is an aggressive man.",
    "nothing about somebody": "Nothing about her seemed aggressive or loud to me.",
    "no one could call": "No one could call her aggressive.",
    "it isn't that": "It isn't that Mr. Diaz is aggressive, he could not hear us.",
    "wrong to call": "It would be wrong to call him aggressive.",
    "nothing to suggest": "There is nothing to suggest that Mr. Boyd is aggressive.",
    "not viewed as": "Writer does not view Ms. Prado as aggressive.",
    "not going to say": "I am not going to say that he is aggressive.",
    "don't read as": "Please don't anybody read his silence as aggressive.",
    "pushing back": "I'd push back on aggressive, seeing how he helps.",
    "taking issue": "We took issue with aggressive on that page.",
    "doing that is not": "Asking twice for his own papers isn't aggressive.",
    "without an apostrophe": "He wasnt aggressive, he dont act aggressive.",
    "never known so": "In eleven weeks writer has not known him to be aggressive, with staff or with others.",
    "not somebody's being so": "Leaving it blank was not her being aggressive.",
    "aint no": "He aint no aggressive man.",
    "over a wrapped line": "We stood in the hall for a good while and talked, and he was not\naggressive with anybody.",
}


@pytest.mark.parametrize("text", REJECTED.values(), ids=REJECTED)
def test_a_negation_rejects_the_word(tmp_path: Path, text: str) -> None:
    assert shown(linter_for(tmp_path, match=["aggressive"]), text) == text


KEPT = {
    "plain": "He was <<aggressive>>.",
    "not only": "He was not only <<aggressive>> but loud.",
    "not just": "He was not just <<aggressive>> but loud.",
    "other sentence": "He did not stay. He was <<aggressive>>.",
    "after a comma": "He did not stay, was <<aggressive>> and left.",
    "after but": "He was not loud but <<aggressive>>.",
    "after and": "He did not stay and was <<aggressive>>.",
    "far before": "He did not want to talk with anybody in the house about it; he was <<aggressive>>.",
    "negation after": "He was <<aggressive>>, not loud.",
    "part of a word": "The nothingness of it made him <<aggressive>>.",
    "knot": "He tied a knot, <<aggressive>> as ever.",
    "wrong, of something else": "He took the wrong bus and was <<aggressive>> with the driver.",
    "previous line": "Did not attend\nWas <<aggressive>> later",
}


@pytest.mark.parametrize("example", KEPT.values(), ids=KEPT)
def test_other_negations_leave_the_word(tmp_path: Path, example: str) -> None:
    assert shown(linter_for(tmp_path, match=["aggressive"]), example) == example


def test_an_entry_may_keep_what_is_negated(tmp_path: Path) -> None:
    example = "He was not <<compliant>>."

    assert shown(linter_for(tmp_path, match=["compliant"], negation="keeps"), example) == example


def test_a_file_may_keep_what_is_negated(tmp_path: Path) -> None:
    example = "He was not <<compliant>>."

    assert shown(linter_for(tmp_path, match=["compliant"], head='negation = "keeps"'), example) == example


def test_an_entry_wins_over_its_file(tmp_path: Path) -> None:
    text = "He was not compliant."

    assert shown(linter_for(tmp_path, match=["compliant"], negation="rejects", head='negation = "keeps"'), text) == text


NAMES = {
    "street": "We met on Addict Street.",
    "band": "We heard Jane's Addiction Band play.",
    "title": "She read Broken Addict aloud.",
    "person": "We met Stella Addict at the door.",
    "group": "He went to the Addict Recovery Circle.",
}


@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)
def test_a_name_is_left_alone(tmp_path: Path, text: str) -> None:
    assert shown(linter_for(tmp_path, match=["addict", "addiction"]), text) == text


NO_NAMES = {
    "first word of a sentence": "<<Addict>> is what they wrote.",
    "first word, then a pronoun": "<<Addict>> He wrote.",
    "all in capitals": "CLIENT IS AN <<ADDICT>> AGAIN.",
    "capitals for weight": "He is an <<ADDICT>> again.",
    "lower case beside a name": "He met the <<addict>> Smith.",
    "after the role of the person": "Then Client <<addict>> came.",
    "first word of a list item": "- <<Addict>> since June",
}


@pytest.mark.parametrize("example", NO_NAMES.values(), ids=NO_NAMES)
def test_a_capital_alone_makes_no_name(tmp_path: Path, example: str) -> None:
    assert shown(linter_for(tmp_path, match=["addict"]), example) == example


DISOWNED = {
    "isn't a": "She isn't a troublemaker at all.",
    "nobody's": "She is nobody's troublemaker.",
    "not what I believe": "I don't think of her as a troublemaker.",
    "second of two": "She is not a loudmouth or a troublemaker.",
    "not the same as": "Being loud isn't the same as being a troublemaker.",
    "nobody who": "Nobody who rides three buses to get to group each week is a troublemaker.",
    "no one": "No one troublemaker stood out.",
    "the last word": "Troublemaker is the last word I'd use for him.",
    "never the right name": "A troublemaker was never the right name for him.",
    "would be unfair": "Calling her a troublemaker would be unfair.",
}


@pytest.mark.parametrize("text", DISOWNED.values(), ids=DISOWNED)
def test_a_label_that_keeps_is_still_taken_back_as_a_whole(tmp_path: Path, text: str) -> None:
    assert shown(linter_for(tmp_path, match=["troublemaker"], negation="keeps"), text) == text


def test_a_word_that_denies_itself_is_taken_back_by_not(tmp_path: Path) -> None:
    linter = linter_for(tmp_path, match=["uncooperative", "withdrawn"], negation="keeps")

    assert shown(linter, "He was never uncooperative.") == "He was never uncooperative."
    assert shown(linter, "He was not <<withdrawn>>.") == "He was not <<withdrawn>>."


THINGS = {
    "thing": ("The ladder in the pantry was unstable.", True),
    "thing of ours": ("Our connection was very unstable.", True),
    "person": ("The man in the blue coat was unstable.", False),
    "pronoun": ("She was unstable.", False),
    "mood": ("The mood in the room was unstable.", False),
    "possessive": ("Her mother was unstable.", False),
    "a thing without an article": ("Vending machine was unstable.", True),
    "somebody's animal": ("Her cat was unstable today.", True),
    "a person with an animal": ("The man with the dog was unstable.", False),
    "the thing is not the subject": ("She sat by the printer and was unstable.", False),
    "a name behind another clause": ("When the van ran late Darnell was unstable.", False),
    "the way somebody does it": ("The way she climbs the ladder is unstable.", False),
    "one of two words for a thing": ("Printer was old and unstable.", True),
    "a thing and what it is for": ("The movie that was picked for Friday was unstable.", True),
    "behind the word": ("They gave him an unstable little terrier to walk.", True),
    "a thing beside the person": ("The new man is unstable around dogs.", False),
    "a kind of thing": ("Her sister has an unstable kind of cancer.", True),
    "a thing somebody did something with": ("The forklift he trained on is unstable.", True),
    "a name like a thing": ("Ms. Park is unstable before noon.", False),
    "one of several": ("One of the hens has gotten bold and unstable.", True),
    "a thing that somebody used": ("Dropped the mug and was unstable.", False),
    "adjective of a thing": ("It took an unstable kind of bamboo to build it.", True),
    "sort of": ("Unstable sort of sky, so we walked indoors.", True),
    "adjective of a person with a thing": ("He is an unstable truck driver.", False),
    "a name like an animal": ("At camp Rooster was unstable.", False),
    "short for is": ("The stove's been unstable since May.", True),
    "left out": ("Wind so unstable we went in.", True),
    "named as an animal": ("Frankie (the dog) was unstable.", True),
    "a bracket behind the person": ("Client (no phone) was unstable.", False),
    "a thing of somebody": ("The cat's unstable owner yelled.", False),
    "people on a thing": ("Most of the floor were unstable.", False),
    "birds": ("Both of the geese were unstable.", True),
    "a thing got on something": ("Bought a motorcycle on an unstable impulse.", False),
    "what is behind the cause": ("He was unstable bc no van came.", False),
    "a partner in short": ("The bf is unstable.", False),
    "a stretch of time": ("It was an unstable week with three moves.", True),
    "a thing by its kind": ("He sold an unstable canoe to his uncle.", True),
    "how a thing was": ("We laughed about how unstable the ferry was.", True),
    "how a person was": ("We talked about how unstable the man was.", False),
    "a person's time": ("She is an unstable night nurse.", False),
    "a thing in the clause before": ("They lost the claim in May and he is unstable again.", False),
}


# What stands before a sentence changes nothing in it.
LEADS = {"alone": "", "second sentence": "We met at noon. ", "second paragraph": "We met at noon.\n\n"}


@pytest.mark.parametrize("lead", LEADS.values(), ids=LEADS)
@pytest.mark.parametrize(("text", "silent"), THINGS.values(), ids=THINGS)
def test_things_are_not_judged(tmp_path: Path, lead: str, text: str, *, silent: bool) -> None:
    example = lead + (text if silent else text.replace("unstable", "<<unstable>>"))

    assert shown(linter_for(tmp_path, match=["unstable"]), example) == example


HARMLESS = {
    "longer word": "The aggressive-built shed stood.",
    "opposite": "We talked about non-aggressive play.",
    "part in a play": "He plays the aggressive uncle on Friday.",
    "empty box": "Risk screen. Aggressive: 0 Loud: 1",
    "box with a dash": "Aggressive Y/N: -- We walked.",
    "code of a form": "Referral code 07 (aggressive), probation.",
    "numbered goal": "Problem area: 04 Aggressive talk; he wants to try music.",
    "choices of a form": "Behavior (circle): aggressive / calm / loud",
    "the writer, in passing": "That was the year I was really aggressive with money.",
    "a title in its capitals": "Next week the house watches Aggressive and Proud, members vote.",
    "a part": "He is acting in the spring play and his part is an aggressive king.",
    "a novel": "He is writing a novel whose villain is aggressive and tall.",
    "called so": "Her softball team is called Aggressive and won.",
    "a film": "She has been watching Aggressive Neighbors with her aunt.",
    "left to others": "Aggressive score: [nursing]. We talked.",
    "who scores it": "Aggressive scale: not scored by peer. We talked.",
    "role in brackets": "Mood [OT], Aggressive [RN]. We talked.",
    "a reason by its number": "Referral reason (county list): 04 AGGRESSIVE, PROBATION. We talked.",
    "what a program is called": "PROGRAM: AGGRESSIVE YOUTH / UNIT: 4B",
    "a surname": "She asked to sit by Mr. Aggressive in room 9.",
    "a code behind": "Aggressive code 07. We sat in the lobby.",
    "left blank": "Aggressive level - leave blank. We talked.",
    "the writer did it": "I have stood aggressive at that same door.",
    "of me": "That was aggressive of me and I said sorry.",
    "a film on the screen": "TV was on Aggressive when I came in.",
    "a song": "A band came on, Aggressive, and the van yelled it.",
    "at the cinema": "Aggressive at the drive-in. We hid behind the popcorn.",
    "by somebody": "They put on Aggressive by Dolly Reed and sang.",
    "labelled": "She left us a cactus labelled Aggressive.",
    "name over small words": "He took the flyer for Coping with Aggressive Behavior in Teens home.",
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_what_says_nothing_of_a_person_is_left_alone(tmp_path: Path, text: str) -> None:
    assert shown(linter_for(tmp_path, match=["aggressive"]), text) == text


SAID_OF_SOMEBODY = {
    "a list in capitals": "Mood: Loud, <<Aggressive>>, Sad.",
    "a dash and a number": "<<Aggressive>> - 10 minutes in the lobby.",
    "beside a game": "We played chess. He was <<aggressive>> with his roommate.",
    "a radio behind it": "He was <<Aggressive>> when we turned the karaoke off.",
    "presented as": "He presented as <<Aggressive>> at the movie.",
    "a radio and a line that begins": "P: <<Aggressive>> with the radio on.",
    "seen by the writer": "I stood there and he was <<aggressive>>.",
}


@pytest.mark.parametrize("example", SAID_OF_SOMEBODY.values(), ids=SAID_OF_SOMEBODY)
def test_what_looks_like_something_else_is_still_found(tmp_path: Path, example: str) -> None:
    assert shown(linter_for(tmp_path, match=["aggressive"]), example) == example


ENCOURAGED = (
    "I told her she is not alone in this.",
    "Reminded him that he could change his mind about the class.",
    "Writer let him know it is okay to cry here.",
    "I told them they did so well at the hearing.",
    "I assured her that she doesn't have to decide today.",
    "Told him I was proud of the letter he wrote.",
    "I affirmed that he has the right to choose.",
    "Told him not to worry over the mud on my seat.",
    "I will continue to work with the member and her family on new ways to respond.",
)
DIRECTED = (
    "I told her she can come back when she has a clean test.",
    "I told him he could call his son but only after chores.",
    "I told her she has to apologize to the group.",
)


@pytest.mark.parametrize("text", ENCOURAGED)
def test_encouragement_is_no_step_out_of_the_role(linter: Linter, text: str) -> None:
    assert [d.code for d in linter.check(text).diagnostics if d.code.startswith("NL5")] == []


@pytest.mark.parametrize("text", DIRECTED)
def test_a_condition_or_a_demand_is_no_encouragement(linter: Linter, text: str) -> None:
    assert [d for d in linter.check(text).diagnostics if d.code.startswith("NL5")]


def test_a_longer_word_that_says_the_same_is_found(tmp_path: Path) -> None:
    text = "He gave an <<aggressive>>-looking wave."

    assert shown(linter_for(tmp_path, match=["aggressive"]), text) == text


PRAISE = {
    "praise": ("She was receptive and open with us.", True),
    "praise that is denied": ("She was not receptive with us.", False),
    "praise with a barb": ("She was receptive for once.", False),
    "praise and blame": ("She was polite and sly.", False),
    "blame": ("She was rude with us.", False),
    "neither": ("She was at the desk with us.", False),
}


def test_a_kind_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = replace(voice_words(), friendly_kinds=("<a.kindly>",))
    monkeypatch.setattr("notelint.pipeline.voice.voice_words.voice_words", lambda: wrong)

    with pytest.raises(KnowledgeError, match=r'voices\.toml.*"<a\.kindly>".*kinds\.toml'):
        praise._kinds.__wrapped__()


@pytest.mark.parametrize(("text", "praises"), PRAISE.values(), ids=PRAISE)
def test_praise_is_told_from_blame(linter: Linter, text: str, *, praises: bool) -> None:
    sheet = linter.annotate(linter.sheet(Note(text)))

    assert is_praise(sheet, 4, len(text), len(text)) is praises


INSTITUTIONS = {
    "no article": ("Utility company was aggressive about the deposit.", True),
    "possessive": ("Her insurer was aggressive about it.", True),
    "further verb": ("The city council has been aggressive about the bench.", True),
    "somebody of it": ("The county worker was aggressive about it.", False),
    "place, then the person": ("At the county office he was aggressive.", False),
    "left it": ("She left the clinic aggressive.", False),
}


@pytest.mark.parametrize("lead", LEADS.values(), ids=LEADS)
@pytest.mark.parametrize(("text", "silent"), INSTITUTIONS.values(), ids=INSTITUTIONS)
def test_institutions_are_not_judged(tmp_path: Path, lead: str, text: str, *, silent: bool) -> None:
    example = lead + (text if silent else text.replace("aggressive", "<<aggressive>>"))

    assert shown(linter_for(tmp_path, match=["aggressive"]), example) == example


JUDGED_ALL_THE_SAME = {
    "the kin of somebody labelled": ("The addict's mother came by.", "addict"),
    "the kin of somebody labelled, in capitals": ("We met at noon. The Addict's Mother came by.", "Addict"),
    "a doubt about what is hers": ('She uses her "anxiety" to get out of chores.', '"anxiety"'),
    "a doubt that was heard of": ('We heard about his "seizure" at lunch.', '"seizure"'),
    "a short form beside a name": ("Client denied SI. We met Sam Iverson.", "SI"),
    "a letter that is not written": ("I won't write a letter for an addict like him.", "addict"),
    "why somebody is not put down": ("I will not put her on the list since she is manipulative.", "manipulative"),
    "a skill": ("He does not know when to use manipulation on staff.", "manipulation"),
}


@pytest.mark.parametrize(("text", "words"), JUDGED_ALL_THE_SAME.values(), ids=JUDGED_ALL_THE_SAME)
def test_what_stands_near_a_gate_is_still_found(linter: Linter, text: str, words: str) -> None:
    assert words in [d.text for d in linter.check(text).diagnostics]


SPELLED_OUT = {
    "a name with dots": "They moved to Staten Island, so S.I. on the envelope is right.",
    "in brackets": "We read what suicidal ideation (SI) is on the form.",
    "as its meaning": "Explained that SI stands for suicidal ideation.",
    "what the writer will not write": "I won't write that he was aggressive.",
    "a name that goes on": "We read One Flew Over the Cuckoo's Nest.",
    "a named word": 'He said what he needs: slow, from the front, no "buddy".',
}


@pytest.mark.parametrize("text", SPELLED_OUT.values(), ids=SPELLED_OUT)
def test_what_is_named_or_spelled_out_is_left_alone(linter: Linter, text: str) -> None:
    assert [d for d in linter.check(text).diagnostics if d.code in {"NL102", "NL205", "NL401", "NL201"}] == []

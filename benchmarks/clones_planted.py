"""An export with planted copies, look-alikes, overlaps and doubled notes, made from notes of the corpus and people who do not exist."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from notelint.exports.rows import Row

ROOT = Path(__file__).resolve().parents[1]


def _split(words: str) -> list[str]:
    return words.split()


WOMEN = _split("""Ana Bea Carmen Dolores Edith Fatima Grace Hope Imani Jolene Keisha Lupe Maribel Nadia Odette Quyen Rosa Shauna Teresa
Ursula Ximena Yolanda Zora Adele Brigitte Corazon Delphine Eulalia Faith Graciela Hiroko""")
MEN = _split("""Abel Boris Curtis Dmitri Elias Franco Hector Ivan Jamal Kofi Luis Marco Nestor Omar Pavel Rashid Stefan Tomas Will Yusuf
Zoltan Anselm Basil Cedric Desmond Emeka Florian Gideon Horace Mark""")
LAST = _split(
    """Abara Bianchi Castellanos Drummond Eze Fairbanks Goldstein Haddad Ibarra Jankowski Kaminski Lindqvist Mbeki Novak Okafor Park Quiroz
    Rivera Sorensen Tran Ueda Vasquez Whitfield Young Zapata"""
)
OTHER_WORDS = _split("quietly almost often warm early again somewhere better lately outside")
WRITERS = ["T. Abernathy, CPSS", "Renee Okoro", "Dale P. Winters", "M. Santillan CPS", "Bo Lindgren"]
AGENCY = "Peer specialist met with the person at the program to provide self-help and peer services in line with the recovery plan. "
PLAN = (
    "\nPlan: Peer specialist and the person will meet again next week at the usual time and will go on with the goals of the recovery plan "
    "as the person chooses, one small step at a time."
)
NOTICE = (
    "\nConfidentiality notice: This record is protected by federal rules on the privacy of substance use disorder records. The rules "
    "forbid anyone who receives it from sharing it further unless the person has agreed in writing or the rules permit it otherwise."
)
GOAL = (
    "\nGoal: I want to keep my own apartment, pay my rent on the first of each month, and feel at ease asking my neighbors for help when "
    "I need some of it."
)
_SHE = {"she": "he", "her": "his", "hers": "his", "herself": "himself", "she's": "he's", "she'd": "he'd", "she'll": "he'll"}
_HE = {"he": "she", "him": "her", "his": "her", "himself": "herself", "he's": "she's", "he'd": "she'd", "he'll": "she'll"}
_PRONOUN = re.compile(r"\b(?:she|her|hers|herself|she's|she'd|she'll|he|him|his|himself|he's|he'd|he'll)\b", re.IGNORECASE)
_HEADS = re.compile(r"(?<=[.!?\n] )(?:She|He)(?= [a-z])")
_WHO = re.compile(
    r"\b([A-Z][a-z]{2,})(?=[’']s\b| (?:and I|[a-z]+ed|said|told|had|was|has|got|came|went|is|says|did|made|put|took|sat|kept)\b)"
)
_NO_NAMES = frozenset(
    _split(
        """She Her His The This That There Then They Writer Client Member Staff Peer Group What Who When Where Person Patient
        Resident Nobody Not"""
    )
)
_NUMBER = re.compile(r"\b\d{1,2}(?=[:/ ]|\b)")


@dataclass
class Person:
    """One invented person; `she` tells which pronoun their notes have."""

    first: str
    last: str
    she: bool
    writer: str

    def column(self, random: Random) -> str:
        """Return the name as one of the forms exports have."""
        return random.choice([f"{self.last}, {self.first}", f"{self.first} {self.last}"])


@dataclass
class Planted:
    """The rows, and what is to be found: kind to groups of keys; `allowed` pairs may be told under another kind too."""

    rows: list[Row] = field(default_factory=list)
    found: dict[str, list[set[int]]] = field(default_factory=lambda: defaultdict(list))
    sort: dict[int, str] = field(default_factory=dict)


class Planter:
    """Make one export; the same seed makes the same one."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - the same export each time, nothing secret
        self.out = Planted()
        self.women, self.men, self.last = WOMEN, MEN, LAST
        ours = {*WOMEN, *MEN, *LAST}
        self.notes = [
            note for note in corpus_notes() if ours.isdisjoint(re.findall(r"\w+", note["text"]))
        ]  # nobody in them has one of our names
        self.random.shuffle(self.notes)
        self.pairs = self._take_pairs()
        self.free = dict.fromkeys(WRITERS, 0)
        self.used: set[tuple[str, str]] = set()

    def _take_pairs(self) -> list[tuple[str, str]]:
        by_pair: dict[str, list[str]] = defaultdict(list)
        for note in self.notes:
            if note.get("pair"):
                by_pair[note["pair"]].append(note["text"])
        pairs = [(texts[0], texts[1]) for texts in by_pair.values() if len(texts) == 2]
        self.texts = [note["text"] for note in self.notes if not note.get("pair") or len(by_pair[note["pair"]]) < 2]
        self.texts += [texts[0] for texts in pairs[40:]]
        return pairs[:40]

    def person(self, she: bool | None = None, writer: str = "") -> Person:
        """Return a person nobody had before."""
        while True:
            is_she = self.random.random() < 0.5 if she is None else she
            first, last = self.random.choice(self.women if is_she else self.men), self.random.choice(self.last)
            if (first, last) not in self.used:
                self.used.add((first, last))
                return Person(first, last, is_she, writer or self.random.choice(WRITERS))

    def add(self, text: str, person: Person, at: tuple[str, str, str] | None = None, sort: str = "plain", **given: str) -> int:
        """Write a row and return its key; without `at` (date, start, end) the writer's next free hour is taken."""
        writer = given.pop("writer", person.writer)
        day, start, end = at or self.hour(writer)
        key = len(self.out.rows)
        fields = {"service_date": day, "start_time": start, "end_time": end, **given}
        number = fields.pop("note_id", f"N{key:05}")
        self.out.rows.append(Row("planted.csv", key + 2, text, fields, number, person.column(self.random), writer))
        self.out.sort[key] = sort
        return key

    def hour(self, writer: str) -> tuple[str, str, str]:
        """Return the next free hour of a writer."""
        slot = self.free[writer]
        self.free[writer] += 1
        day, hour = divmod(slot, 6)
        return (date(2026, 1, 5) + timedelta(days=day)).isoformat(), f"{9 + hour:02}:00", f"{9 + hour:02}:50"

    def base(self, words: int = 60, needs: Callable[[str], bool] = lambda text: True) -> str:
        """Return the text of a note of the corpus that was not used yet."""
        at = next(at for at, text in enumerate(self.texts) if len(text.split()) >= words and needs(text))
        return self.texts.pop(at)

    def copies(self, kind: str, sort: str, person: Person, text: str, change: Callable[[str, Person], str], other: Person) -> None:
        """Plant a note and a copy of it."""
        first = self.add(text, person, sort=sort)
        second = self.add(change(text, other), other, sort=sort)
        self.out.found[kind].append({first, second})

    def edited(self, text: str) -> str:
        """Return a text with a few words changed and a short sentence added."""
        words = text.split(" ")
        for at in self.random.sample(range(5, len(words) - 5), max(2, len(words) // 50)):
            if words[at].isalpha() and words[at].islower():
                words[at] = self.random.choice(OTHER_WORDS)
        ends = [at for at, word in enumerate(words[:-1]) if word.endswith(".") and len(word) > 4]
        extra = self.random.choice(
            ["It had rained all night.", "The bus was late and we laughed about it.", "There was coffee left from breakfast."]
        )
        at = ends[len(ends) // 2] + 1 if ends else len(words)
        return " ".join([*words[:at], extra, *words[at:]])


def corpus_notes() -> list[dict[str, str]]:
    """Return the whole notes of the parts of the corpus that may be worked on."""
    paths = sorted([*(ROOT / "corpus" / "train").glob("*.jsonl"), *(ROOT / "corpus" / "practice").glob("*.jsonl")])
    notes = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [note for note in notes if len(note["text"].split()) >= 60]


def mostly_she(text: str) -> bool | None:
    """Return whether a text mostly says "she", `None` if it is not plain."""
    low = text.lower().split()
    she, he = sum(word in _SHE for word in low), sum(word in _HE for word in low)
    if she >= 4 and he == 0:
        return True
    return False if he >= 4 and she == 0 else None


def is_plain(text: str) -> bool:
    """Tell whether a text speaks of its person with one pronoun, begins sentences with it, and has one name for them or none."""
    return mostly_she(text) is not None and len(_HEADS.findall(text)) >= 3 and len(set(_WHO.findall(text)) - _NO_NAMES) <= 1


def named(text: str, first: str) -> str:
    """Return a text whose person has this name: in place of the one it had, and at the head of two sentences."""
    for name in set(_WHO.findall(text)) - _NO_NAMES:
        text = re.sub(rf"\b{name}\b", first, text)
    return _HEADS.sub(first, text, count=2)


def swapped(text: str, old: Person, new: Person) -> str:
    """Return a text that tells of another person: name and pronouns."""
    text = re.sub(rf"\b{old.first}\b", new.first, text)
    return text if old.she == new.she else with_pronouns(text)


def with_pronouns(text: str, leave: int = -1) -> str:
    """Return a text with each "she" a "he" and the other way round, but for one that begins a sentence, numbered `leave`."""
    seen = iter(range(10_000))

    def other(match: re.Match[str]) -> str:
        word = match[0].lower()
        begins = match[0] in {"She", "He"} and match.start() > 1 and text[match.start() - 2] in ".!?\n"
        if begins and next(seen) == leave:
            return match[0]
        new = {**_SHE, **_HE}[word]
        return new.capitalize() if match[0][0].isupper() else new

    return _PRONOUN.sub(other, text)


def other_numbers(text: str, random: Random) -> str:
    """Return a text with other numbers, dates and days."""
    text = _NUMBER.sub(lambda match: str(random.randint(1, 12)), text)
    return re.sub(r"\b(?:Mon|Tues|Wednes|Thurs|Fri)day\b", lambda _: random.choice(["Monday", "Tuesday", "Friday"]), text)

"""What is planted: copies, names left in, runs, overlaps, doubled notes, and what only looks like one of them."""

from __future__ import annotations

from clones_planted import (
    AGENCY,
    GOAL,
    NOTICE,
    PLAN,
    Planted,
    Planter,
    is_plain,
    mostly_she,
    named,
    other_numbers,
    swapped,
    with_pronouns,
)

COPIED, LEFT, OVERLAP, DOUBLED, RUN = "NL903", "NL904", "NL905", "NL906", "NL907"


def plant(seed: int) -> Planted:
    """Return an export with everything in it that should be found, and much that should not."""
    planter = Planter(seed)
    plant_copies(planter)
    plant_left_in(planter)
    plant_runs(planter)
    plant_times(planter)
    plant_look_alikes(planter)
    for _ in range(120):
        planter.add(planter.base(), planter.person())
    return planter.out


def plant_copies(planter: Planter) -> None:
    """Plant notes in the words of another: as they are, with another name, with light edits."""
    for _ in range(20):
        text = planter.base()
        planter.copies(COPIED, "verbatim", planter.person(), text, lambda text, _: text, planter.person())
    for sort, edits in (("swapped", False), ("edited", True)):
        for _ in range(20):
            text = planter.base(100 if edits else 60, is_plain)
            one, other = planter.person(mostly_she(text)), planter.person()

            def change(text: str, other: object, one: object = one, edits: bool = edits) -> str:
                new = swapped(text, one, other)  # type: ignore[arg-type]
                return planter.edited(new) if edits else other_numbers(new, planter.random)

            planter.copies(COPIED, sort, one, named(text, one.first), change, other)


def plant_left_in(planter: Planter) -> None:
    """Plant copies in which one name, one pronoun or all pronouns of the first person stayed."""
    for number in range(30):
        text = planter.base(60, is_plain)
        one = planter.person(mostly_she(text))
        other = planter.person(not one.she)
        text = named(text, one.first)
        sort = ("left name", "left pronoun", "left all pronouns")[number % 3]
        if sort == "left name":
            at = text.rindex(one.first)
            copy = swapped(text[:at], one, other) + one.first + swapped(text[at + len(one.first) :], one, other)
        else:
            copy = text.replace(one.first, other.first)
            copy = with_pronouns(copy, leave=0) if sort == "left pronoun" else copy
        for _ in range(5 if sort == "left all pronouns" else 0):
            own = planter.base(60, lambda text: mostly_she(text) is other.she)  # noqa: B023 - used at once
            planter.add(own, other)
        planter.copies(LEFT, sort, one, text, lambda text, _, copy=copy: copy, other)  # type: ignore[misc]


def plant_runs(planter: Planter) -> None:
    """Plant notes of one person that differ in dates and numbers alone, and a text that was copied for many."""
    for _ in range(8):
        person, text = planter.person(), planter.base()
        texts = [text, *(other_numbers(text, planter.random) for _ in range(planter.random.randint(1, 4)))]
        keys = [
            planter.add(f"Seen on {n}/{n + 3}/2026 for {10 + n} minutes. {each}", person, sort="run") for n, each in enumerate(texts, 1)
        ]
        planter.out.found[RUN].append(set(keys))
    text, writer = planter.base(), "Renee Okoro"
    keys = [planter.add(planter.edited(text), planter.person(writer=writer), sort="mass") for _ in range(25)]
    planter.out.found[COPIED].append(set(keys))


def plant_times(planter: Planter) -> None:
    """Plant overlaps, doubled notes, and what only looks like them."""
    day = "2026-09-{:02}".format
    hours = [("10:00", "10:45", "10:30", "11:10"), ("09:00", "12:00", "10:00", "10:20"), ("13:15", "14:00", "13:15", "13:45")]
    for number in range(1, 22):
        start, end, start2, end2 = hours[number % 3]
        one, other = planter.person(writer="Bo Lindgren"), planter.person(writer="Bo Lindgren")
        if number % 2:
            other = one
        writer = "Renee Okoro" if number % 2 else "Bo Lindgren"
        keys = {
            planter.add(planter.base(), one, (day(number), start, end), "overlap"),
            planter.add(planter.base(), other, (day(number), start2, end2), "overlap", writer=writer),
        }
        planter.out.found[OVERLAP].append(keys)
    one, other = planter.person(writer="Bo Lindgren"), planter.person(writer="Bo Lindgren")
    keys = {
        planter.add(planter.base(), one, (day(25), "23:30", "00:40"), "midnight"),
        planter.add(planter.base(), other, (day(26), "00:15", "01:00"), "midnight"),
    }
    planter.out.found[OVERLAP].append(keys)
    plant_no_overlaps(planter)
    for number in range(1, 9):
        person = planter.person(writer="M. Santillan CPS")
        text, at = planter.base(), (day(number), "15:00", "15:45")
        double = {
            planter.add(text, person, at, "doubled", note_id=f"D{number}"),
            planter.add(text if number % 2 else planter.base(), person, at, "doubled", note_id=f"D{number}" if number % 4 else "E1"),
        }
        planter.out.found[DOUBLED].append(double)


def plant_no_overlaps(planter: Planter) -> None:
    """Plant services that touch, that lie on both sides of midnight, and groups."""
    writer = "Dale P. Winters"
    for number in range(1, 9):
        for start, end in (("10:00", "10:45"), ("10:45", "11:30"), ("23:10", "23:59")):
            planter.add(planter.base(), planter.person(writer=writer), (f"2026-10-{number:02}", start, end), "near overlap")
    planter.add(planter.base(), planter.person(writer=writer), ("2026-10-09", "23:30", "00:30"), "near overlap")
    planter.add(planter.base(), planter.person(writer=writer), ("2026-10-10", "00:30", "01:00"), "near overlap")
    for number in range(1, 5):
        shared = " ".join(planter.base(70).split()[:70])
        for _ in range(5):
            own = " ".join(planter.base(60).split()[:45])
            text = f"Service: Peer support group, H0038 HQ\nGroup: {shared}\nResponse: {own}."
            planter.add(text, planter.person(writer=writer), (f"2026-11-{number:02}", "10:00", "11:30"), "group")


def plant_look_alikes(planter: Planter) -> None:
    """Plant what is alike and no copy: one set of facts in two wordings, lines of the agency, one goal, one opening, a notice."""
    for clinical, peer in planter.pairs:
        planter.add(clinical, planter.person(), sort="same facts")
        planter.add(peer, planter.person(), sort="same facts")
    for _ in range(50):
        text = " ".join(planter.base(60, lambda text: "\n" not in text).split()[: planter.random.randint(40, 110)])
        planter.add(f"Narrative: {AGENCY}{text}.{PLAN}{NOTICE}", planter.person(), sort="agency lines")
    for _ in range(6):
        person = planter.person()
        for _ in range(3):
            text = planter.base(60, lambda text: "\n" not in text)
            planter.add(f"Narrative: {text}{GOAL}{PLAN}", person, sort="one goal")
    opening = (
        "I drove out to the house as we had agreed, rang twice and waited on the steps until the door was opened and I was asked "
        "to come in. "
    )
    for _ in range(8):
        planter.add(opening + planter.base(60), planter.person(writer="Bo Lindgren"), sort="one opening")

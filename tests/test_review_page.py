"""The page of a review, as a file: hostile text stays text, nothing is loaded, and every case has words of its own."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("jinja2")

from notelint.diagnostics import Severity
from notelint.formats.excerpt import printable
from notelint.formats.marking import pieces
from notelint.formats.shown import visible
from notelint.review.page.charts import Bar, Point, bars, columns, line, rounded_up
from notelint.review.page.data import Advice, Example, Mark, NoteView, Page, PairView, Rule, Week, Writer
from notelint.review.page.figures import page_figures
from notelint.review.page.render import write_page, write_writer_page

VOID = {"meta", "input"}
DRAWN = {"rect", "line", "circle", "polyline"}  # they close themselves
INLINE = {"a", "b", "bdi", "mark", "span"}
KNOWN = VOID | DRAWN | {
    "html", "head", "title", "style", "script", "noscript", "body", "header", "main", "footer", "nav", "article", "section", "h1", "h2",
    "h3", "h4", "h5", "h6", "p", "a", "b", "bdi", "span", "mark", "div", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "svg", "text", "figure", "figcaption", "details", "summary", "blockquote", "form", "label", "select",
    "option", "button",
}  # fmt: skip
HOSTILE = (
    "\"'><script>window.pwned = 1</script><img src=x onerror=window.pwned=2></style></script><!-- <script> ]]> &lt; {{ 7*7 }}"
    "\u2028\u2029\u202e\x00\x07\x1b[31m\u200b\ud800 =cmd|' /C calc'!A0 https://evil.example/x 😀 javascript:window.pwned=3"
)
SAID = "She told me about the heron on the canal 😀 and laughed. Client was attention-seeking at lunch, non-compliant again."

RULE = Rule("NL301", "motive-attribution", "motive", "error", 18, 12, "A motive cannot be seen.", "What happened and what was said.")
MISSING = Rule("NL608", "missing-signature", "required-field", "error", 40, 40, "A note without a name belongs to nobody.", "Your name.")
WEEKS = (
    Week("2026-03-02", 12, 2.5, 61.0), Week("2026-03-09", 9, 1.75, None), Week("2026-03-16", 11, 1.2, 66.5),
)  # fmt: skip


def mark(words: str, text: str = SAID, severity: str = "error", **changes: Any) -> Mark:
    start = text.index(words)
    made = Mark(start, start + len(words), "NL301", "motive-attribution", "motive", severity, "Say what you saw.", "say what was said")
    return replace(made, **changes)


def note(key: int, writer: str = "Dana Whitcombe", **changes: Any) -> NoteView:
    marks = (
        mark("attention-seeking"), mark("non-compliant", severity="warning", code="NL203", name="compliance-language", family="label"),
        Mark(len(SAID), len(SAID), "NL608", "missing-signature", "required-field", "error", "Sign with your name.", ""),
    )  # fmt: skip
    made = NoteView(
        key, "march.csv", key + 2, f"N{4000 + key}", writer, "2026-03-04", 62, 3, 2, ("signature", "plan"), 0, SAID, marks
    )  # fmt: skip
    return replace(made, **changes)


def writer(name: str = "Dana Whitcombe", **changes: Any) -> Writer:
    example = Example(0, "Client was ", "attention-seeking", " at lunch,", "say what was said")
    made = Writer(
        name, 20, 1.9, 63.0, 6, WEEKS, (Advice(RULE, 7, (example,)),), (("signature", 9), ("plan", 2)), 1, "march.csv, row 3, note N4001"
    )  # fmt: skip
    return replace(made, **changes)


def page(**changes: Any) -> Page:
    """Return a small review with everything in it."""
    pair = PairView(
        "NL905", "cloned-note", "warning", "Most words are the same.", 0.91, 0, 1, "march.csv, row 2", "march.csv, row 3",
        (("We met at the canal.", "We met at the canal again."),), ("his sister Marta",),
    )  # fmt: skip
    made = Page(
        title="Review of march.csv", made_on="2026-04-14", version="0.1.0", profile="ca-toolkit-2023",
        profile_note="Its source was verified on 2026-11-02.", sources=("march.csv",), is_partial=False, is_redacted=False,
        shows_ranking=False, notes=40, notes_with_findings=30, findings=58, known_findings=4,
        families=(("required-field", 40), ("motive", 18)), severities=(("error", 58),), rules=(MISSING, RULE),
        scores=((0, 0), (10, 0), (20, 1), (30, 2), (40, 5), (50, 9), (60, 14), (70, 6), (80, 0), (90, 0)), unscored=3, median_score=61.5,
        completeness=(("plan", 38, True), ("signature", 0, True), ("location", 40, False)), weeks=WEEKS,
        writers=(writer(), writer("Luis Ferreira-Ortega", best=None, best_place="")),
        table=(note(0), note(1), note(2, "Luis Ferreira-Ortega")),
        table_left_out=37, pairs=(pair,), pairs_left_out=2, problems=(("march.csv, row 9", "The note is empty."),), problems_left_out=1,
    )  # fmt: skip
    return replace(made, **changes)


def written(shown: Page) -> str:
    stream = StringIO()
    write_page(shown, stream)
    return stream.getvalue()


def written_for(shown: Page, one: Writer) -> str:
    stream = StringIO()
    best = next((note for note in shown.table if note.key == one.best), None)
    write_writer_page(shown, one, best, stream)
    return stream.getvalue()


class Parsed(HTMLParser):
    """Read a page strictly: known elements, closed in order; keep attributes, headings and what each element holds."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str]]] = []
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._holding: list[list[str]] = []
        self._read: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in KNOWN, tag
        given_ = {name: value or "" for name, value in attrs}
        held: list[str] = []
        self._read.append("" if tag in INLINE else " ")
        self.elements.append((tag, given_, held))
        if tag not in VOID | DRAWN:
            self.open.append((tag, given_))
            self._holding.append(held)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in DRAWN, tag
        self.elements.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag
        self._holding.pop()

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        for held in self._holding:
            held.append(data)
        if self.open and self.open[-1][0] not in ("style", "script"):
            self._read.append(data)

    def texts(self, tag: str, kind: str = "") -> list[str]:
        return ["".join(held) for name, given_, held in self.elements if name == tag and kind in given_.get("class", "")]

    def one(self, tag: str, **wanted: str) -> str:
        (found,) = ["".join(h) for name, given_, h in self.elements if name == tag and wanted.items() <= given_.items()]
        return found

    @property
    def words(self) -> str:
        """Return what a reader sees, without style, script and data."""
        return " ".join("".join(self._read).split())

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.one("script", id="data"))
        return found


@cache
def parsed(shown: Page) -> Parsed:
    return Parsed(written(shown))


def everywhere(value: Any, words: str) -> Any:
    """Return the same value with every string in it replaced by `words`."""
    if isinstance(value, str):
        return words
    if isinstance(value, tuple):
        return tuple(everywhere(item, words) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: everywhere(getattr(value, f.name), words) for f in fields(value)})
    return value


HOSTILE_PAGE = everywhere(page(shows_ranking=True, is_partial=True), HOSTILE)
EMPTY = Page(
    "Review", "2026-04-14", "0.1.0", "generic", "", (), False, False, False, 0, 0, 0, 0, (), (), (), (), 0, None, (), (), (), (), 0, (),
    0, (),
)  # fmt: skip
UNSCORED = page(
    median_score=None, unscored=40, scores=tuple((low, 0) for low in range(0, 100, 10)), weeks=tuple(replace(w, score=None) for w in WEEKS),
    table=(note(0, score=None),), writers=(writer(score=None, best=None, best_place=""),),
)  # fmt: skip
CLEAN = page(
    notes_with_findings=0, findings=0, known_findings=0, families=(), severities=(), rules=(), pairs=(), pairs_left_out=0, problems=(),
    problems_left_out=0, table=(note(0, marks=(), findings=0, errors=0, missing=()),),
    writers=(writer(advice=(), missing=(), clean_notes=20),),
)  # fmt: skip
REDACTED = page(is_redacted=True)
CASES = {
    "everything": page(), "ranking": page(shows_ranking=True), "hostile": HOSTILE_PAGE, "redacted": REDACTED, "no notes": EMPTY,
    "nothing but problems": replace(EMPTY, problems=(("march.csv", "Not a table."),)), "no writers": page(writers=()), "clean": CLEAN,
    "unscored": UNSCORED, "one note": page(notes=1, notes_with_findings=1, weeks=(), table=(note(0),), table_left_out=0),
    "no table": page(table=()), "partial": page(is_partial=True), "no weeks": page(weeks=()),
}  # fmt: skip
EACH = pytest.mark.parametrize("shown", CASES.values(), ids=CASES)


@EACH
def test_the_page_is_well_formed(shown: Page) -> None:
    assert parsed(shown).elements[0][0] == "html"


@EACH
def test_nothing_is_styled_or_handled_inline(shown: Page) -> None:
    names = {name for _, given_, _ in parsed(shown).elements for name in given_}

    assert not {name for name in names if name == "style" or name.startswith("on")}


@EACH
def test_nothing_is_loaded(shown: Page) -> None:
    found = parsed(shown)
    css = found.one("style")
    loading = [
        value for _, given_, _ in found.elements for name, value in given_.items() if name in ("src", "href", "srcset", "action", "data")
    ]

    assert all(value.startswith("#") for value in loading)
    assert not re.search(r"url\(|@import|https?:|image-set", css)
    assert not re.search(
        r"https?:|fetch|XMLHttp|import\s*\(|innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", "".join(found.texts("script")[-1:])
    )


def test_an_ordinary_page_names_no_address() -> None:
    assert "http://" not in written(page())
    assert "https://" not in written(page())


@EACH
def test_the_policy_allows_our_own_style_and_script_alone(shown: Page) -> None:
    found = parsed(shown)
    policy = next(g["content"] for name, g, _ in found.elements if name == "meta" and g.get("http-equiv") == "Content-Security-Policy")

    assert policy == (
        f"default-src 'none'; style-src '{digest(found.one('style'))}'; script-src '{digest(found.one('script', type='module'))}'; "
        "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def test_hostile_strings_stay_text_wherever_they_stand() -> None:
    found = parsed(HOSTILE_PAGE)

    assert len(found.texts("script")) == 2
    assert found.one("title") == visible(HOSTILE)
    assert visible(HOSTILE) in found.one("h1")
    assert found.texts("blockquote") == [visible(HOSTILE) * 3] * 2
    assert all(visible(HOSTILE) in text for text in found.texts("td", "told"))


def test_hostile_strings_in_the_data_are_data() -> None:
    raw, data = parsed(HOSTILE_PAGE).one("script", id="data"), parsed(HOSTILE_PAGE).data

    assert raw.isascii()
    assert not set("<>&") & set(raw)
    assert data["notes"][0][11] == visible(HOSTILE)
    assert visible(HOSTILE) in data["strings"]


@EACH
def test_the_page_can_be_saved(shown: Page) -> None:
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", written(shown))
    assert written(shown).encode("utf-8")


def test_what_is_shown_has_no_sign_that_nobody_sees_and_moves_no_offset() -> None:
    signs = "".join(map(chr, [*range(0x3000), *range(0xD7F0, 0xE010), 0xFEFF, 0xFFF9, 0x1F468, 0xE0041]))

    assert visible(signs) == "".join(sign if sign in "\t\r\n" else printable(sign) for sign in signs)


def test_redacted_pages_hold_no_text_of_a_note() -> None:
    secret = "heliotrope"
    told = replace(
        REDACTED,
        table=(note(0, text=secret),),
        writers=(writer(advice=(Advice(RULE, 2, (Example(0, secret, secret, secret, secret),)),)),),
        pairs=tuple(replace(pair, passages=((secret, secret),), evidence=(secret,)) for pair in REDACTED.pairs),
    )

    assert secret not in written(told)
    assert secret not in written_for(told, told.writers[0])
    assert "Text of the notes is left out" in parsed(told).words
    assert parsed(told).data["redacted"] is True


def test_marks_survive_redaction() -> None:
    assert len(parsed(REDACTED).data["notes"][0][12]) == 3


@EACH
def test_headings_are_in_order(shown: Page) -> None:
    levels = [int(name[1]) for name, _, _ in parsed(shown).elements if re.fullmatch("h[1-6]", name)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@EACH
def test_every_table_says_what_its_cells_are(shown: Page) -> None:
    heads = [given_.get("scope") for name, given_, _ in parsed(shown).elements if name == "th"]

    assert set(heads) <= {"col", "row"}


@EACH
def test_ids_are_unique_and_links_lead_somewhere(shown: Page) -> None:
    found = parsed(shown)
    ids = [given_["id"] for _, given_, _ in found.elements if "id" in given_]
    in_table = {f"note-{one.key}" for one in shown.table}
    targets = {given_["href"][1:] for name, given_, _ in found.elements if name == "a"}
    named = {given_[key] for _, given_, _ in found.elements for key in ("aria-labelledby", "for") if key in given_}

    assert len(ids) == len(set(ids))
    assert targets | named <= set(ids) | in_table


@EACH
def test_every_drawing_is_told_in_words_and_numbers(shown: Page) -> None:
    found = parsed(shown)
    drawings = [given_ for name, given_, _ in found.elements if name == "svg"]

    assert all(given_["role"] == "img" and given_["aria-label"] for given_ in drawings)
    assert len(found.texts("figure")) == len(drawings)
    assert all("Numbers" in text for text in found.texts("figure"))


SAYS = {
    "everything": ["40", "58 errors", "4 further findings stood in the baseline already and are left out", "verified on 2026-11-02"],
    "no notes": ["There are no notes in this review."],
    "nothing but problems": ["What could not be read stands below", "march.csv Not a table."],
    "no writers": ["--map writer=COLUMN"],
    "clean": ["Nothing was found that asks for a second look.", "Nothing recurs.", "nothing in them asks for a second look. Thank you for"],
    "unscored": ["No note has enough narrative", "Score in the middle –"],
    "one note": ["Fewer than 5 notes are not charted"],
    "no table": ["The notes are in notes.csv."],
    "partial": ["stopped before its end", "--resume"],
    "ranking": ["It cannot say who does good work"],
}


@pytest.mark.parametrize(("case", "words"), [(case, words) for case, all_ in SAYS.items() for words in all_])
def test_what_the_page_says(case: str, words: str) -> None:
    assert words in parsed(CASES[case]).words


def test_it_says_once_what_it_is_for() -> None:
    assert parsed(page()).words.count("for coaching, not for ranking") == 1


def test_writers_stand_beside_each_other_only_when_asked() -> None:
    calm, asked = parsed(page()), parsed(page(shows_ranking=True))

    assert not any("Luis" in table for table in calm.texts("table"))
    assert [table for table in asked.texts("table") if "Luis" in table and "Dana" in table]
    assert "This table counts words." in asked.texts("caption")[0]


def test_the_list_of_writers_holds_names_alone() -> None:
    assert [text.strip() for text in parsed(page()).texts("ul", "writers")] == ["Dana Whitcombe\nLuis Ferreira-Ortega"]


def test_coaching_speaks_to_the_writer_and_marks_the_words() -> None:
    (first, _) = parsed(page()).texts("article", "coaching")

    assert "You wrote 20 notes in this review. In 6 of them nothing asks for a second look." in " ".join(first.split())
    assert "Client was attention-seeking at lunch," in first
    assert "signature not in 9 of 20 notes" in " ".join(first.split())
    assert "attention-seeking" in parsed(page()).texts("mark")
    assert "Luis" not in first


def test_a_best_note_outside_of_the_table_is_named() -> None:
    shown = page(table=(note(0),), writers=(writer(best=77, best_place="march.csv, row 79"),))

    assert "can work in the others: march.csv, row 79." in parsed(shown).words
    assert "#note-77" not in written(shown)


def test_a_writers_page_holds_nobody_else() -> None:
    shown = page(shows_ranking=True)
    found = Parsed(written_for(shown, shown.writers[0]))

    assert "Luis" not in written_for(shown, shown.writers[0])
    assert "Dana Whitcombe" in found.words
    assert not found.texts("script")
    assert found.texts("div", "note") == [SAID]
    assert [text for text in found.texts("mark") if text == "non-compliant"]


def test_a_writers_page_takes_no_note_of_somebody_else() -> None:
    shown = page(table=(note(1, "Luis Ferreira-Ortega"),))

    assert "Luis" not in written_for(shown, shown.writers[0])
    assert SAID not in written_for(shown, shown.writers[0])


def test_a_writers_page_has_a_policy_without_scripts() -> None:
    found = Parsed(written_for(page(), page().writers[0]))
    policy = next(given_["content"] for name, given_, _ in found.elements if given_.get("http-equiv"))

    assert policy == f"default-src 'none'; style-src '{digest(found.one('style'))}'; base-uri 'none'; form-action 'none'"


def test_hostile_strings_on_a_writers_page_stay_text() -> None:
    found = Parsed(written_for(HOSTILE_PAGE, HOSTILE_PAGE.writers[0]))

    assert not found.texts("script")
    assert found.texts("blockquote") == [visible(HOSTILE) * 3]


def test_words_come_before_missing_items_among_what_recurs() -> None:
    assert [text.split("\n")[1] for text in parsed(page()).texts("li", "rule")] == ["Motive attribution", "Missing signature"]


def test_the_data_say_each_thing_once() -> None:
    data = parsed(page(table=tuple(note(key) for key in range(500)))).data

    assert len(data["notes"]) == 500
    assert [row[0] for row in data["notes"]] == list(range(500))
    assert len(data["strings"]) == len(set(data["strings"])) < 15
    assert [rule[0] for rule in data["rules"]] == ["NL301", "NL203", "NL608"]


# Drawings


def test_numbers_behind_a_drawing_are_those_of_the_page() -> None:
    titles = {figure.title: figure.rows for figure in page_figures(page())}

    assert titles["What the findings are about"] == (("missing items", "40", "69%"), ("guessed motives", "18", "31%"))
    assert titles["What the record holds"] == (
        ("plan", "38", "95%", "yes"),
        ("signature", "0", "0%", "yes"),
        ("location", "40", "100%", "no"),
    )
    assert titles["Score, week by week"] == (("2026-03-02", "12", "61"), ("2026-03-09", "9", "–"), ("2026-03-16", "11", "66.5"))
    assert titles["How near to a peer note"][-4] == ("60 to 69", "14")


@pytest.mark.parametrize(("count", "total", "share"), [(0, 3000, "0%"), (1, 3000, "1%"), (2999, 3000, "99%"), (3000, 3000, "100%")])
def test_shares_say_all_only_of_all(count: int, total: int, share: str) -> None:
    shown = page(notes=total, completeness=(("plan", count, True),))

    assert [figure.rows[0][2] for figure in page_figures(shown) if figure.title == "What the record holds"] == [share]


def widths(drawing: str, kind: str) -> list[float]:
    return [float(width) for width in re.findall(rf'class="{kind}"[^>]* width="([\d.]+)"', drawing)]


def test_bars_are_as_long_as_their_share() -> None:
    drawn = bars([Bar("a", 1.0, "10"), Bar("b", 0.5, "5"), Bar("c", 0.0, "0"), Bar("d", 7.0, "70")], "words")
    whole, half, none, cut = widths(drawn, "bar")

    assert (half, none, cut) == (whole / 2, 0, whole)


def test_columns_are_as_high_as_their_count() -> None:
    drawn = columns([(0, 4), (50, 1)], 100, "words", 50.0)
    tall, low = [float(height) for height in re.findall(r'class="bar"[^>]* height="([\d.]+)"', drawn)]

    assert low == pytest.approx(tall / 4, abs=0.01)


def test_a_line_has_a_gap_where_nothing_is_known() -> None:
    drawn = line([Point(1, 2.0, "a"), Point(2, 3.0, "b"), Point(3, None, "c"), Point(4, 1.0, "d")], "words")

    assert [len(points.split()) for points in re.findall(r'points="([^"]+)"', drawn)] == [2, 1]
    assert drawn.count("<circle") == 3


@pytest.mark.parametrize(("value", "top"), [(0, 1), (0.3, 0.4), (1, 1), (2.1, 4), (7, 10), (11, 20), (99, 100), (101, 200)])
def test_a_scale_ends_at_a_round_number(value: float, top: float) -> None:
    assert rounded_up(value) == pytest.approx(top)


def test_weeks_without_a_date_are_drawn_evenly() -> None:
    assert len(page_figures(page(weeks=tuple(replace(week, start=HOSTILE) for week in WEEKS)))) == 5


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45), st.sampled_from(Severity)), max_size=8),
)
def test_pieces_joined_are_the_whole_text(text: str, spans: list[tuple[int, int, Severity]]) -> None:
    cut = list(pieces(text, spans))

    assert "".join(piece.text for piece in cut) == text
    ended = sorted(number for piece in cut for number in piece.numbers)
    assert ended == [n for n, (start, end, _) in enumerate(spans, 1) if 0 <= start < end <= len(text)]


# Colours


def colours() -> Iterator[tuple[str, dict[str, str]]]:
    css = files("notelint.review.page").joinpath("review.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    for name, block in zip(("light", "dark", "print"), blocks, strict=True):
        yield name, dict(re.findall(r"--([\w-]+): (#\w+)", block))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("name", "colour"), list(colours()))
def test_words_and_drawings_can_be_seen(name: str, colour: dict[str, str]) -> None:
    words = [(ink, paper) for ink in ("ink", "quiet", "link", "error", "warning", "info", "good") for paper in ("paper", "ground")]
    words += [("ink", f"{severity}-wash") for severity in ("error", "warning", "info")]
    drawn = [("bar", "track"), ("bar", "paper"), ("frame", "paper"), ("paper", "bar")]

    assert {pair: contrast(*map(colour.get, pair)) for pair in words if contrast(colour[pair[0]], colour[pair[1]]) < 4.5} == {}  # type: ignore[arg-type]
    assert {pair: contrast(*map(colour.get, pair)) for pair in drawn if contrast(colour[pair[0]], colour[pair[1]]) < 3} == {}  # type: ignore[arg-type]

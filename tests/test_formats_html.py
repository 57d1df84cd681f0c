"""`--format html`: one page that shows a note and runs nothing of it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from documents import output
from notelint.formats.base import Style
from notelint.linter import Linter
from notelint.note import Note
from test_formats_common import MOTIVE, UNREADABLE

VOID = {"meta", "br"}
KNOWN = VOID | {
    "html", "head", "title", "style", "body", "header", "main", "footer", "nav", "article", "section", "h1", "h2", "h3", "p", "a", "b",
    "bdi", "span", "mark", "div", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "svg", "rect",
}  # fmt: skip


class Page(HTMLParser):
    """Read a page strictly: known elements, closed in order; keep attributes and what stands where."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text: dict[str, list[str]] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in KNOWN, tag
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("class") or ""))
            self.text.setdefault(" ".join(filter(None, self.open[-1])), []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in KNOWN, tag

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        numbers = any(kind == "number" for _, kind in self.open)
        for element in self.open:
            if not numbers or element[1] == "number":
                self.text[" ".join(filter(None, element))][-1] += data

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]


def page_of(linter: Linter, *texts: str, **options: object) -> Page:
    return Page(output(linter, "html", *(Note(text, f"n{n}.txt") for n, text in enumerate(texts)), **options))  # type: ignore[arg-type]


def test_the_note_is_shown_whole(linter: Linter) -> None:
    assert page_of(linter, MOTIVE).text["div note"] == [MOTIVE]


def test_findings_are_marked_by_severity(linter: Linter) -> None:
    page = page_of(linter, MOTIVE)

    assert (page.text["mark error"], page.text["mark info"]) == (["attention-seeking"], ["utilized"])


def test_findings_stand_beside_the_text(linter: Linter) -> None:
    page = page_of(linter, MOTIVE)

    assert page.text["bdi quoted"] == ["attention-seeking", "utilized"]
    assert 'write "used"' in page.text["bdi"]
    assert page.text["p place"] == ["line 1, column 12 · motive-attribution NL301", "line 2, column 5 · wordy NL802"]


def test_the_record_is_a_checklist(linter: Linter) -> None:
    page = page_of(linter, "Duration: 45 minutes\nNarrative: We walked.")

    assert "✓ duration: 45 minutes" in page.text["li found"]
    assert [text for text in page.text["li missing error"] if text.startswith("✗ ") and "missing-signature NL608" in text]


def test_the_score_has_a_bar_for_each_dimension(linter: Linter) -> None:
    note = Note("Client was attention-seeking at dinner. " * 8, "a.txt")
    score = linter.check(note).score
    page = Page(output(linter, "html", note))

    assert page.text["p total"] == [f"{score.value} of 100"]
    assert re.findall(r'class="fill" width="(\d+)"', output(linter, "html", note)) == [str(v) for v in score.dimensions.values()]
    assert len(page.text["table dimensions"]) == 1


def test_a_short_note_says_why_it_has_no_score(linter: Linter) -> None:
    assert any("Too short" in text for text in page_of(linter, MOTIVE).text["p"])


def test_several_notes_have_an_overview_with_links(linter: Linter) -> None:
    page = page_of(linter, MOTIVE, "We walked.")

    assert len(page.text["nav"]) == 1
    assert {"#n1", "#n2"} <= set(page.values("href"))


def test_links_lead_to_one_place_each(linter: Linter) -> None:
    page = page_of(linter, MOTIVE, MOTIVE)
    places = page.values("id")

    assert len(places) == len(set(places))
    assert page.values("href")
    assert {link.removeprefix("#") for link in page.values("href")} <= set(places)


def test_what_could_not_be_checked_is_shown(linter: Linter) -> None:
    (shown,) = page_of(linter, failures=(UNREADABLE,)).text["section failures"]

    assert UNREADABLE.source in shown
    assert UNREADABLE.message in shown


def test_what_was_left_out_is_told() -> None:
    assert "1 finding left out by your settings." in page_of(Linter(ignore=["motive"]), MOTIVE).text["p hint"]


def test_the_policy_allows_the_style_sheet_and_nothing_else(linter: Linter) -> None:
    text = output(linter, "html", Note(MOTIVE, "a.txt"))
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()

    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in Page(text).values("content")
    assert text.index("Content-Security-Policy") < text.index("<style>")


def test_nothing_is_loaded_and_nothing_runs(linter: Linter) -> None:
    page = page_of(linter, MOTIVE)

    assert all(link.startswith("#") for link in page.values("href"))
    assert {name for _, name, _ in page.attributes if name.startswith("on") or name in ("src", "style", "srcset", "action")} == set()
    assert not re.search(r"url\(|@import", page.text["style"][0])


HOSTILE = {
    "script": "<script>alert(1)</script> He was manipulative <img src=x onerror=alert(1)>",
    "end of the page": "</div></body></html><!-- He was manipulative -->",
    "end of the style": "</style><style>*{display:none}</style> manipulative",
    "attribute": "\" onmouseover='alert(1)' x=\" He was manipulative",
    "template": "{{ 7*7 }}{% raw %}{# He was manipulative #}",
    "entity": "&lt;b&gt; &#60; He was manipulative &amp;",
    "inside a finding": "He was <b>manipulative</b> and <i>aggressive",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_stays_text(linter: Linter, text: str) -> None:
    page = Page(output(linter, "html", Note(text, text, text)))

    assert page.text["div note"] == [text]
    assert page.text["h2"] == [f"{text} {text}"]


def test_marks_that_turn_the_writing_direction_are_shown(linter: Linter) -> None:
    assert page_of(linter, "He\u202e was\x00 manipulative\u2066.").text["div note"] == ["He· was· manipulative·."]


def test_redaction_leaves_out_the_note_and_says_so(linter: Linter) -> None:
    page = page_of(linter, MOTIVE, style=Style(redact=True))

    assert not {"div note", "bdi quoted", "mark error"} & set(page.text)
    assert "Text of the notes is left out." in page.text["p hint"]
    assert page.text["p place"][0] == "line 1, column 12 · motive-attribution NL301"


def test_redacted_fields_are_named_without_their_text(linter: Linter) -> None:
    page = page_of(linter, "Duration: 45 minutes\nNarrative: We walked.", style=Style(redact=True))

    assert page.text["li found"] == ["✓ duration", "✓ narrative"]

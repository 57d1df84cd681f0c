"""The pieces of marked text in the HTML report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notelint.diagnostics import Diagnostic, Family, Severity
from notelint.formats.html_view import marked


def spanning(start: int, end: int, severity: Severity = Severity.INFO) -> Diagnostic:
    return Diagnostic("NL301", "x", Family.MOTIVE, severity, "m", start, end, 1, start + 1, 1, end + 1, "")


def test_findings_over_one_another_show_the_worst() -> None:
    pieces = list(marked("abcdef", [spanning(0, 4), spanning(2, 6, Severity.ERROR), spanning(3, 3)]))

    assert [(p.text, p.severity, p.numbers) for p in pieces] == [("ab", "info", ()), ("cd", "error", (1,)), ("ef", "error", (2,))]


@given(text=st.text(alphabet="ab \n<&", max_size=30), ends=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_pieces_are_the_text_and_every_finding_is_numbered_once(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [sorted(min(at, len(text)) for at in pair) for pair in ends]
    pieces = list(marked(text, [spanning(*span) for span in spans]))

    assert "".join(p.text for p in pieces) == text
    assert sorted(n for p in pieces for n in p.numbers) == [n for n, (start, end) in enumerate(spans, 1) if start < end]

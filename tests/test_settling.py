"""Findings that compete: vague and wordy words are told of only where nothing else is said of them."""

import pytest

from notelint.diagnostics import Family
from notelint.linter import Linter

SETTLED = {
    "the same words": ("Client processed his feelings with this writer.", ["NL504"]),
    "words around others": ("Provided psychoeducation.", ["NL104"]),
    "alone": ("I provided support.", ["NL801"]),
    "two entries of one rule": ("Went over his wellness.", ["NL801"]),
    "one rule beside the other": ("Client utilized the lab prior to group.", ["NL802", "NL802"]),
}


@pytest.mark.parametrize(("text", "codes"), SETTLED.values(), ids=SETTLED)
def test_a_hint_gives_way_to_a_finding_of_language(linter: Linter, text: str, codes: list[str]) -> None:
    assert [d.code for d in linter.check(text).diagnostics if d.family is not Family.REQUIRED_FIELD] == codes

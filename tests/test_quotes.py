"""Quotation marks: where a quotation begins and where it ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.pipeline.voice.quotes import LONGEST_QUOTE, find_quotes


def quotes(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quotes(text)]


FOUND = {
    "straight": ('She said "I am tired" and sat down.', ['"I am tired"']),
    "curly": ("She said “I am tired” and sat down.", ["“I am tired”"]),
    "single": ("She said 'I am tired' and sat down.", ["'I am tired'"]),
    "curly single": ("She said ‘I am tired’ and sat down.", ["‘I am tired’"]),
    "guillemets": ("She said «I am tired» and sat down.", ["«I am tired»"]),
    "low-high": ("She said „I am tired“ and sat down.", ["„I am tired“"]),
    "single with apostrophes": ("She said 'I don't know what's wrong' and sat down.", ["'I don't know what's wrong'"]),
    "stop inside": ('"I am tired." She sat down.', ['"I am tired."']),
    "two on a line": ('"Yes," he said. "I will."', ['"Yes,"', '"I will."']),
    "two sentences": ('"I am tired. I want to go home." She sat.', ['"I am tired. I want to go home."']),
    "single nested in double": ("\"He told me 'go away' twice,\" she said.", ["\"He told me 'go away' twice,\""]),
    "double nested in single": ("'He told me \"go away\" twice,' she said.", ["'He told me \"go away\" twice,'"]),
    "curly nested": ("“He told me ‘go away’ twice,” she said.", ["“He told me ‘go away’ twice,”"]),
    "over a line break": ('She said "I am\ntired" and sat down.', ['"I am\ntired"']),
    "in brackets": ('She left ("too loud") early.', ['"too loud"']),
    "after a dash": ('She left—"too loud"—early.', ['"too loud"']),
    "first in the text": ('"Fine."', ['"Fine."']),
    "opened curly, closed straight": ('She said “I am tired" and sat down.', ['“I am tired"']),
    "opened straight, closed curly": ('She said "I am tired” and sat down.', ['"I am tired”']),
    "doubled, as in a table": ('He said ""the bus left"" and sat down.', ['""the bus left""']),
    "doubled before a stop": ('He said, ""the bus left.""', ['""the bus left.""']),
    "spaces inside": ('He said " the bus left " and sat down.', ['" the bus left "']),
    "spaces inside, curly": ("He said “ the bus left ” and sat down.", ["“ the bus left ”"]),
    "over a blank line": ('He said "The bus left.\n\nI ran after it." We sat.', ['"The bus left.\n\nI ran after it."']),
    "over a blank line, curly": ("He said “The bus left.\n\nI ran after it.” We sat.", ["“The bus left.\n\nI ran after it.”"]),
    "over a blank line, single": ("He said 'The bus left.\n\nI didn't run.' We sat.", ["'The bus left.\n\nI didn't run.'"]),
    "with others inside, over a blank line": ('❝He said "no".\n\nI said ❝why❞ then.❞ We sat.', ['❝He said "no".\n\nI said ❝why❞ then.❞']),
}


@pytest.mark.parametrize(("text", "wanted"), FOUND.values(), ids=FOUND)
def test_a_quotation_is_found_with_its_marks(text: str, wanted: list[str]) -> None:
    assert quotes(text) == wanted


NONE = {
    "apostrophe": "It's her sister's car and they don't drive.",
    "curly apostrophe": "It’s her sister’s car and they don’t drive.",
    "plural possessive": "We met at the tenants' office.",
    "two plural possessives": "The tenants' meeting and the owners' meeting were moved.",
    "height": "He is 5'10\" and takes a size 12.",
    "feet and inches twice": "The room is 5'10\" by 8'2\" and bright.",
    "inches": 'The shelf is 12" deep.',
    "elision": "Come get 'em, rock 'n roll, back in the '90s.",
    "dropped letters": "He was waitin' and hopin' all day.",
    "lone mark between spaces": 'She held up " and smiled.',
    "mark at the end": 'She held up "',
    "single mark, and a possessive in the next paragraph": "Took the 'phone out.\n\nThe tenants' office was shut.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_other_marks_quote_nothing(text: str) -> None:
    assert quotes(text) == []


def test_an_unclosed_quotation_ends_with_its_sentence() -> None:
    assert quotes('She said "I am tired. We walked on.') == ['"I am tired.']


def test_an_unclosed_quotation_does_not_pass_its_line() -> None:
    assert quotes('She said "I am tired\nWe walked on.') == ['"I am tired\n']


def test_an_unclosed_quotation_leaves_the_next_paragraph_alone() -> None:
    (found,) = quotes('She said "I am tired\n\nWe "walked" on.')[:1]

    assert "walked" not in found


def test_a_quotation_goes_on_in_the_next_paragraph_that_opens_with_a_mark() -> None:
    text = "“First I left.\n\n“Then I came back.” She smiled."

    assert "".join(quotes(text)) == "“First I left.\n\n“Then I came back.”"


@pytest.mark.parametrize("then", ['The shelf is 12" deep.', 'He said "no" twice.', 'It held 3 " bolts.'])
def test_an_unclosed_quotation_ends_with_its_sentence_where_no_mark_below_closes_it(then: str) -> None:
    assert quotes(f'She said "I am tired. We walked on.\n\n{then}')[0] == '"I am tired.'


def test_an_unclosed_quotation_is_bounded() -> None:
    (found,) = quotes('"' + "word " * 3000)

    assert len(found) <= LONGEST_QUOTE + 1


@given(st.text(alphabet=st.sampled_from("ab \n\"“”'‘’„«».,1"), max_size=80))
def test_quotations_stand_in_order_and_do_not_overlap(text: str) -> None:
    bounds = [at for span in find_quotes(text) for at in span]

    assert bounds == sorted(bounds)
    assert all(0 <= at <= len(text) for at in bounds)

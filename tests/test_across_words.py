"""Words as they are compared, and hashes that all processes agree on."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("rensa")

from hypothesis import given
from hypothesis import strategies as st

from notelint.review.across.hashing import bands, fingerprint, kept, unpacked, windows
from notelint.review.across.words import NAME, NUMBER, PRONOUN, hash_of, hashes_of, raw_words, words_of
from notelint.review.names import name_forms
from test_across_common import ANA, LUIS


def plain(text: str, person: str = "") -> list[str]:
    low = text.lower()
    return words_of(raw_words(low, 0, len(low), 1000), name_forms(person)).plain


def test_dates_and_times_are_numbers_however_they_are_written() -> None:
    assert plain("Met on 3/4/2026 at 3:15 pm") == plain("Met on March 4, 2026 at 10:40") == ["met", "on", NUMBER, "at", NUMBER]


def test_names_and_pronouns_are_all_the_same() -> None:
    assert plain("Ana's sister gave her tea", "Rivera, Ana") == plain("Luis’s sister gave him tea", "Luis Ortega")
    assert plain("Ana Rivera laughed; she did.", "Rivera, Ana") == [NAME, "laughed", PRONOUN, "did"]


@given(st.text(max_size=200))
def test_places_are_those_of_the_words(text: str) -> None:
    low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    words = words_of(raw_words(low, 0, len(low), 1000), frozenset())

    assert all(0 <= start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True))
    assert words.starts == sorted(words.starts)
    assert [hash_of(word) for word in words.plain] == hashes_of(low, 0, len(low), frozenset())


def test_like_texts_meet_in_a_band_and_others_do_not() -> None:
    one, same, other = (windows(hashes_of(text.lower(), 0, len(text), ())) for text in (ANA, ANA.replace("star", "cross"), LUIS))

    assert set(bands(one)) & set(bands(same))
    assert not set(bands(one)) & set(bands(other))


def test_shingles_are_kept_whole() -> None:
    found = windows(hashes_of(ANA.lower(), 0, len(ANA), ()))

    assert len(unpacked(kept(found))) == len(found) == len(set((found >> 32).tolist()))
    assert len(windows([1, 2, 3, 4])) == 0


def test_another_process_gives_the_same_hashes() -> None:
    code = (
        "from notelint.review.across.hashing import *; from notelint.review.across.words import hashes_of\n"
        "found = hashes_of('she had not opened it since friday and we read it', 0, 99, ())\n"
        "print(bands(windows(found)), kept(windows(found)).hex(), fingerprint(found))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = hashes_of("she had not opened it since friday and we read it", 0, 99, ())

    assert ran.stdout.strip() == f"{bands(windows(found))} {kept(windows(found)).hex()} {fingerprint(found)}"

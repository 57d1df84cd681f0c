"""Places among many spans: the right one is found, and quickly."""

from __future__ import annotations

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from notelint.pipeline.sheet import VoiceSpan
from notelint.pipeline.spans import SpanIndex

PLACES = st.integers(0, 12)
SPANS = st.lists(st.tuples(PLACES, PLACES).map(lambda pair: VoiceSpan(min(pair), max(pair) + 1, "quoted")))
MOST_SECONDS = 5  # it takes a tenth of one; going through all spans for each look takes a minute


@given(SPANS, PLACES, PLACES)
def test_of_the_spans_that_hold_a_place_the_one_that_begins_last_is_given(spans: list[VoiceSpan], one: int, other: int) -> None:
    start, end = min(one, other), max(one, other) + 1
    holding = [span for span in spans if span.start <= start and end <= span.end]

    assert SpanIndex(spans).holding(start, end) == max(holding, key=lambda span: (span.start, -span.end), default=None)


def test_a_span_over_everything_does_not_make_looks_slow() -> None:
    index = SpanIndex([VoiceSpan(0, 400_000, "reported"), *(VoiceSpan(at, at + 5, "quoted") for at in range(0, 400_000, 10))])
    started = perf_counter()
    voices = {index.holding(at, at + 1) for at in range(8, 400_000, 10)}

    assert {span and span.voice for span in voices} == {"reported"}
    assert perf_counter() - started < MOST_SECONDS

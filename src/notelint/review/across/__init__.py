"""What can only be seen across the notes of an export: copied notes, names left in, overlapping services."""

from notelint.review.across.pairs import find_pairs
from notelint.review.across.tables import create_tables, keep_traces
from notelint.review.across.traces import Traces, traces
from notelint.review.across_rules import ACROSS_RULES

__all__ = ["ACROSS_RULES", "Traces", "create_tables", "find_pairs", "keep_traces", "traces"]

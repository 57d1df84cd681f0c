"""Sentences weighed by all their words together."""

"""Entries of the lexicons in a text, at a cost that follows its words."""

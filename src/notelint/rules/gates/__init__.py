"""What takes a match of a lexicon back: the words around it, a negation, of whom it is said."""

"""The items of the record: from labels, from sentences, and what follows from them."""

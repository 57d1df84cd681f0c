"""spaCy components: each annotates the note on its Sheet and judges nothing."""

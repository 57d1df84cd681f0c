"""The words notelint knows: lexicon files read, checked, and compiled for the pipeline."""

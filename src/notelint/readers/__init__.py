"""Notes in and out: files and standard input, encodings, whole-file writing."""

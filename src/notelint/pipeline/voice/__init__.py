"""Who is speaking in each stretch of a note: quotation marks, reported speech, own stories, talk about words."""

"""Every number by which notes are called alike, with the reason for it."""

from __future__ import annotations

# What a copied note is, after a working peer supervisor's own check: one substantive section at 0.90 or more, or two
# at 0.80 or more; the plan never counts alone. Similarity is the share of words two sections have in common, in order.
ALIKE_ALONE = 0.90
ALIKE_IN_TWO = 0.80
# A name that was left behind tells more than likeness does: here it is enough that a section is largely alike.
LARGELY_ALIKE = 0.60
# The same check passes over sections of under 120 characters; that is about 25 words.
FEWEST_WORDS = 25
# Prose under no heading, in a note that has headings, is mostly a standing opening: it counts if it is longer.
FEWEST_LOOSE_WORDS = 40
# Notes of one group may share what is told of the group. They are copies only if nothing in them is the person's own.
ALIKE_IN_GROUP = 0.95

# Words that stand together: five in a row are seldom the same by chance, and a changed word costs five of them.
SHINGLE = 5
# 40 bands of 3 values each: two sections meet in one with a probability of 0.95 if 0.42 of their shingles are the same
# (about what is left when every tenth word was changed), and of 0.001 if 0.03 are.
BANDS, ROWS = 40, 3
SEED = 20261122  # fixed, so that all processes and all runs agree
# Share of shingles in common under which texts are not compared: 0.80 of the words in common, evenly spread, leave 0.33.
WORTH_COMPARING = 0.33
FAR_BEHIND = 0.5  # of the share that the nearest note has; what is further behind it can say no more

# All pairs of a bucket are compared up to this many notes; in a larger one each note with the few before it.
SMALL_BUCKET = 12
NEIGHBOURS = 2
MOST_COMPARED = 4  # earlier notes that one note is compared with word by word, the one with most in common first
TEXTS_AT_ONCE = 2_000  # notes whose text is held at a time
MOST_WORDS = 4000  # of a section, compared word by word; longer ones only that far
SHORTEST_ALIGNED = 4  # words in a row; in fewer, a name or pronoun does not stand at the same place of a story
SHORTEST_PASSAGE = 6  # words; shorter ones in common are chance
MOST_PASSAGES = 20

# Boilerplate: words in a row that stand in the notes of several writers and in a share of all notes. What one writer
# repeats is no boilerplate: it may be copied. Where the writers are not known, only what stands in a third of all notes.
SAMPLE = 10_000  # sections by which boilerplate is told
BOILERPLATE_WRITERS = 3
BOILERPLATE_SECTIONS = 8
BOILERPLATE_SHARE = 0.01
BOILERPLATE_SHARE_ALONE = 0.33

# Pronouns by which a person's other notes speak of them, before one note that differs is pointed out.
FEWEST_OTHER_NOTES = 4
MOST_DOUBTFUL = 0.1  # share of those other notes that may speak otherwise

# Times.
LONGEST_NIGHT = 12 * 60  # minutes; a service over midnight that seems longer is a slip of the pen, not an overlap
MOST_OVERLAPS = 10  # overlaps told for one note: a whole day of default times says the same

"""The two answers to the question about time that nobody saw."""

COUNTS, LEFT_OUT = "It counts", "Leave it out"

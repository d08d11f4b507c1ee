"""Plan: what was agreed, line by line with its origin, and the set."""

"""Welcome: once, in three steps, each of which can be left."""

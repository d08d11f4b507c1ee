"""The encrypted file that holds everything a person logs, and the one door to it."""

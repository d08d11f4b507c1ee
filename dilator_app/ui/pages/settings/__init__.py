"""Settings: few, in plain words, each in force at once."""

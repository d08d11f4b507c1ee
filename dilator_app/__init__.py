"""Fernlight: a private diary for guided dilator therapy."""

__version__ = "0.1.0"

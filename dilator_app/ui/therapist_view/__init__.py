"""The view for a screen that somebody else sees: its own window, and the plain page behind it."""

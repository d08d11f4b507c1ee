"""Appointment: what is next, what to ask, and the page to hand over."""

"""Painted and styled widgets that take values and emit signals; none of them knows the diary."""

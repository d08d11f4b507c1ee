"""History: every session in one table, with filters, search, and a panel to change anything."""

"""The education pages and their sources."""

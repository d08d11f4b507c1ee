"""Learn: the education pages, with or without a diary."""

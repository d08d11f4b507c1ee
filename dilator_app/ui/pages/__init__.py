"""One module a page of the sidebar."""

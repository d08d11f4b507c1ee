"""The blocks of the one-page summary, in the order of the page (care M13). Each turns figures into words and rows."""

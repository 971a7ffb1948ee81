"""Documents that a text cites, and abbreviations that it defines."""

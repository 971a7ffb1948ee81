"""What a query may also mean: readings, synonyms, raw keys, corrections."""

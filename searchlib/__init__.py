"""searchlib: full-text search for Vietnamese political journalism."""

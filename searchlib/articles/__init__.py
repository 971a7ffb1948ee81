"""Article files to understood articles."""

"""Counts of the values of a column over all matches."""

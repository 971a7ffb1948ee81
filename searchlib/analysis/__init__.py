"""Hits and the archive counted: who speaks, how often, when."""

"""Saved searches, and what is new in an archive since somebody looked."""

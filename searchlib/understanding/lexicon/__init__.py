"""The words by which people and speech are recognised."""

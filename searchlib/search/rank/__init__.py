"""Scores and the best paragraphs or articles by them."""

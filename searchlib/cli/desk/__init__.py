"""The researcher's desk: commands that count, compare and verify, and what they draw."""

"""Faults injected into real indexes, counted: what was lost. `python -m tests.chaos` prints the table."""

"""Tests against a real cluster, started here where there is Java and Maven."""

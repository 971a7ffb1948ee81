"""Answers for programs: operations, their parameters and shapes, JSON, CSV, Atom, OpenAPI."""

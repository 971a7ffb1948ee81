"""The query language: signs, tree, fields and dates."""

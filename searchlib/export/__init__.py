"""Matches and articles for other people's tools: tables, databases, bibliographies, pages."""

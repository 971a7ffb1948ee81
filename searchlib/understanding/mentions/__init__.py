"""Mentions of people: names, roles, titles, pronouns in a paragraph."""

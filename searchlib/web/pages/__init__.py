"""Answers for people: what each page shows, in two languages, with and without JavaScript."""

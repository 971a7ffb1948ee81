"""Who is meant: mentions resolved to the people of an article."""

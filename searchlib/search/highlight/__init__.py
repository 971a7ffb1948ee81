"""Which characters of a paragraph matched."""

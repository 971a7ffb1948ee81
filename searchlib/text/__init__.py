"""Vietnamese text to tokens: spelling, words by pyvi's model, abbreviations."""

"""The day of the event, from the days that a text names."""

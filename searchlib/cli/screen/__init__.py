"""What people see on a terminal; the only part that imports rich, and only when a terminal is there."""

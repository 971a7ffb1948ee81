"""Who said what: reported speech, running speech, turns of interviews."""

"""Who is who: appearances in articles become people."""

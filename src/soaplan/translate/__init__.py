"""Beginning a translation of a plan, and bringing it up to date without losing a word."""

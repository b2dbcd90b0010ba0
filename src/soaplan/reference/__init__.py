"""The catalog as something to look up: every entry with its id, its text, and what differs between cycles."""

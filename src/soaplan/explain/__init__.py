"""A rule explained: its page, its source, and a plan that breaks it beside one that keeps it."""

"""A new plan: every question of the form, with its sub-prompts and an example in comments."""

"""How far a plan is: section by section, what is answered, what is missing, what was found."""

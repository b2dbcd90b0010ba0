"""What a plan is: the shape of every kind of file, with nearly every answer optional."""

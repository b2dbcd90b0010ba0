"""What was written, and where: from the bytes of a file to plain data with a line and column for every value."""

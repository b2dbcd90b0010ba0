"""What must hold in a district prioritization submission, by its eight sections."""

"""What must hold in a progress report, by its three topics."""

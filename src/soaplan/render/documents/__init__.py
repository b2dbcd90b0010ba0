"""The public page of every kind of file but the three-year plan: one model of blocks, one composer for each kind."""

"""Editorial checks and the pane of their findings."""

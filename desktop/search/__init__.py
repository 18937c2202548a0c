"""Finding: search, replace, command palette."""

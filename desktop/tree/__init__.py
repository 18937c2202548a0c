"""The outline of a programme: what the window knows of it, its item model and its tree."""

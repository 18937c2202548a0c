"""Tables become blocks as if their words stood in running text."""

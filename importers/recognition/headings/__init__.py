"""Which blocks are headings and of what level, and the role of all others."""

"""Handbook, shortcuts, and what Programmwerk says of itself."""

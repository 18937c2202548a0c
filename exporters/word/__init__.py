"""Parts of a Word file."""

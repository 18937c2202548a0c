"""What web pages are made of: their limits, styles, main content, blocks."""

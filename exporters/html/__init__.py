"""Parts of a web page."""

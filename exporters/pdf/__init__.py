"""Parts of a PDF file: canvas, tags, objects."""

"""How a PDF is taken apart: words with places, lines, columns, tables, furniture, tags."""

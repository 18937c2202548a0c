"""Parts of a spreadsheet."""

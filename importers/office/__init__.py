"""What Word and OpenDocument files are made of: packages, styles, lists, runs."""

"""What Rich Text files are made of: signs, groups, paragraphs."""

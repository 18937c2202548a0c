"""Comments and to-dos: threads, cards, the margin beside the text."""

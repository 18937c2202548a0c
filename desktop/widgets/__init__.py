"""Parts that any pane or dialog is made of."""

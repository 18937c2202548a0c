"""How the window looks: colours, spacing, style sheet, fonts, icons. Knows nothing of programmes."""

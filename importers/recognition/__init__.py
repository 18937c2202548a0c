"""From the lines of any source to a programme: cleaning, joining, levels, tree. Works from evidence that all readers
share, never from one document's habits.

    lines -> cleaned lines -> blocks (paragraphs, items, headings, fields, tables) -> levels -> tree -> programme
"""

"""What a line that holds nothing but the page's number looks like."""

import re

PAGE_NUMBER = re.compile(
    r"(?!\W*§)[\W_]*(?:(?:Seite|S\.|Page)\s*)?(\d{1,4})(?:\s*(?:von|/|\||of)\s*\d{1,4})?[\W_]*$", re.IGNORECASE
)
"""For `match`; the first group is the number: "7", "– 7 –", "Seite 7 von 12". "§ 7" is a section."""

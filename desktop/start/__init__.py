"""The start page and the shelves of programmes, and what makes a new one."""

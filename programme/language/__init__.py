"""German: the one place on the ground floor with libraries (hunspell, regex), loaded when first used.

Data files (dictionary, hyphenation patterns, word lists) come in as paths; the callers know `resources`.
"""

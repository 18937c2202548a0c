"""The pages on which words are written, and what helps while writing."""

"""The domain: what a programme is. Standard library only (but for `programme.language`)."""

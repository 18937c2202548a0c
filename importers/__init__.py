"""Readers: files of any kind become a `Programme` and findings; nothing of a file is lost silently."""

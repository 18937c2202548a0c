"""Repair of what a scanner misread: a channel of known confusions whose results a dictionary accepts."""

"""Printed blocks in a design to the elements that typesetting takes, and their logical structure."""

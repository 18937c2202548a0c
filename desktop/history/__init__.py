"""What was: history, versions, comparisons, backups, merging, archives."""

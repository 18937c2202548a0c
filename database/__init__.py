"""The store: one SQLite file with many programmes; every change is one transaction and recorded."""

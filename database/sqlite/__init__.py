"""Everything that is SQLite's own: pragmas by place, lock, copies, checks, full text. Implements `database.backend`."""

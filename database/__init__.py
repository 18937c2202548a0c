"""The store: one SQLite file with many programmes; every change is one transaction and recorded.

`database.store` names all operations. Nothing is imported here, since SQLModel alone takes half a second to load.
"""

"""The store: a case's tables on SQLite or PostgreSQL, their migrations, and reading and writing rows.

It knows rows, links between them and words to search for; what they mean is known on its right.
"""

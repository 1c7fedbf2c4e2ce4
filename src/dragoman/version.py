"""The version of dragoman, in a module of its own so that every room can name it without the front door behind it.

>>> __version__.count(".")
2
"""

__version__ = "0.1.0"

"""What people decide about a case's items, and how it is laid over what was read and linked."""

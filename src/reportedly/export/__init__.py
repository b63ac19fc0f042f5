"""A reading in other forms, one form a file."""

"""What the figures of a table say against each other, and against the text they stand behind."""

"""The figures of a headline against the body."""

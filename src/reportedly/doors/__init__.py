"""The doors people come in by: the command line and the terminal."""

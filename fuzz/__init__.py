"""Coverage-guided fuzzing with atheris: run by hand, not by the tests (see README.md)."""

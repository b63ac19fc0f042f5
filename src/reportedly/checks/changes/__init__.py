"""Changes and differences: two figures, and what is said to lie between them."""

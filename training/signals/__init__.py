"""How the weights of check-worthiness were made."""

"""Reports that were written, with what is expected of them, before the program read them."""

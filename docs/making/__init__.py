"""How these pages are made: the reference from the code; the built site is looked at. Not part of the site."""

"""What the program carries along: the embedded models and the fonts."""

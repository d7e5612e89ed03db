"""How the embedded models are made; not part of the installed program."""

"""How the program's words are gathered and translated; see `python -m translations --help`. Not installed."""

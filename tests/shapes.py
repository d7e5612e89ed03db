"""How shapes and types are checked while the tests run: as Python's own rule has it, an int may stand for a float."""

from beartype import BeartypeConf, beartype

checked = beartype(conf=BeartypeConf(is_pep484_tower=True))

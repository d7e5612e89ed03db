"""`python -m benchmarks`: the same as `python main.py bench`."""

import sys

from main import main

sys.exit(main(["bench", *sys.argv[1:]]))

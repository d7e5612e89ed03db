"""What computes passes: one file an engine, behind the protocol in `base.py`. Nothing heavy is imported from here."""

"""What a window keeps from one start to the next.

    parts of the window ─► Keeper ─► Settings ─► one JSON file          and back before the window is shown

`settings` is the file, `fields` and `start` read it with care, `parts` know what is kept, `keeper` writes it.
"""

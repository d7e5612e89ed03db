"""The presenter: the sitting once more, full screen, readable from the back row.

presenting.py   opens and closes the window, and finds the screen for it
window.py       the window: keys, pointer, spotlight, blank, caption
keys.py         which key does what
scenes.py       the panels one can page through, and what each shows
sight.py        what a scene is composed from
parts.py        what a scene is composed of: anything that paints itself and knows what lies under a point
chips.py  big_map.py  big_bars.py  marks.py     those parts
caption.py      the sentence, wrapped to its band
"""

from widgets.presenter.presenting import Presenting

__all__ = ["Presenting"]

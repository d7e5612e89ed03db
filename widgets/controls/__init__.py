"""The controls a person sets things with: buttons, segments, sliders, and the block of sampling settings.

All are ready-made Qt controls that only paint themselves, so that keyboard, focus and accessibility are Qt's own.
`SamplingControls` turns what is dragged and typed into a checked `Sampling`; a value without meaning is refused with
the sentence of its `BadInput`, and the old one stays.
"""

from widgets.controls.buttons import Button, RowButton
from widgets.controls.fields import NumberField
from widgets.controls.painting import focus_ring, width_of
from widgets.controls.sampling import MAX_NEW_TOKENS, Line, SamplingControls
from widgets.controls.segments import Segments
from widgets.controls.settings import settings
from widgets.controls.slider import Slider

__all__ = [
    "MAX_NEW_TOKENS",
    "Button",
    "Line",
    "NumberField",
    "RowButton",
    "SamplingControls",
    "Segments",
    "Slider",
    "focus_ring",
    "settings",
    "width_of",
]

"""How the strips of source and target share the window's width."""

import pytest

from widgets.panels.strip import LEAST_STRIP, shared


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ((300, 250), (300, 250), 500),
        ((700, 600), (200, 150), 700),
        ((900, 750), (200, 150), 750),
        ((2000, 1500), (200, 150), 800),
        ((2000, 1500), (2000, 1500), 500),
        ((200, 150), (700, 600), 300),
        ((200, 150), (2000, 1500), 200),
        ((2000, 1500), (32, 32), 1000 - LEAST_STRIP),
    ],
    ids=["both fit", "more", "more where tight", "all that is left", "none to spare", "less", "least", "empty target"],
)
def test_who_needs_more_has_what_the_other_leaves(source: tuple[int], target: tuple[int], expected: int) -> None:
    assert shared(1000, 500, source, target) == expected

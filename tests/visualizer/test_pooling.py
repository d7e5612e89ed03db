"""Where there are fewer pixels than cells, each pixel shows the largest value under it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from visualizer.pooling import largest, merged, starts


@given(
    rows=st.integers(1, 40), columns=st.integers(1, 40), height=st.integers(1, 40), width=st.integers(1, 40),
    seed=st.integers(0, 99),
)  # fmt: skip
def test_each_pixel_shows_the_value_of_largest_magnitude_under_it(
    rows: int, columns: int, height: int, width: int, seed: int
) -> None:
    values = np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32)
    pooled, hidden = largest(values, None, (0.0, 0.0), (rows / height, columns / width), (height, width))
    assert not hidden.any()
    for y in range(height):
        for x in range(width):
            top, left = int(y * rows / height + 1e-6), int(x * columns / width + 1e-6)
            bottom = max(top + 1, int((y + 1) * rows / height + 1e-6))
            right = max(left + 1, int((x + 1) * columns / width + 1e-6))
            under = values[top:bottom, left:right]
            assert pooled[y, x] == under.flat[np.abs(under).argmax()]


def test_a_single_strong_cell_of_four_million_is_seen() -> None:
    values = np.zeros((2000, 2000), dtype=np.float32)
    values[1234, 567] = 1.0
    pooled, _ = largest(values, None, (0.0, 0.0), (2000 / 330, 2000 / 330), (330, 330))
    assert np.argwhere(pooled == 1.0).tolist() == [[int(1234 * 330 / 2000), int(567 * 330 / 2000)]]


def test_hidden_cells_count_for_nothing_and_a_pixel_of_them_alone_is_hidden() -> None:
    values = np.full((4, 4), 9.0, dtype=np.float32)
    values[0, 0] = -0.5
    hidden = np.ones((4, 4), dtype=np.bool_)
    hidden[0, 0] = False
    pooled, only_hidden = largest(values, hidden, (0.0, 0.0), (2.0, 2.0), (2, 2))
    assert pooled[0, 0] == -0.5
    assert only_hidden.tolist() == [[False, True], [True, True]]


def test_weights_are_pooled_the_same_way_faster() -> None:
    values = np.tril(np.random.default_rng(0).random((50, 50), dtype=np.float32))
    hidden = ~np.tril(np.ones((50, 50), dtype=np.bool_))
    slow = largest(values, hidden, (0.0, 0.0), (2.5, 2.5), (20, 20))
    fast = largest(values, hidden, (0.0, 0.0), (2.5, 2.5), (20, 20), signed=False)
    for one, other in zip(slow, fast, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_part_of_a_map_is_pooled_as_it_lies() -> None:
    values = np.arange(100, dtype=np.float32).reshape(10, 10)
    pooled, _ = largest(values, None, (2.0, 4.0), (2.0, 2.0), (3, 2))
    assert pooled.tolist() == [[35, 37], [55, 57], [75, 77]]


def test_bars_are_merged_to_the_largest_either_way() -> None:
    values = np.array([0.1, -0.9, 0.2, 0.3, 0.0, 0.5])
    assert merged(values, starts(0, 6, 3)).tolist() == [-0.9, 0.3, 0.5]

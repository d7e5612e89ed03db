"""How numbers are written."""

import pytest

from visualizer.numerals import millions, perplexity, setting, small_per_cent


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (640, "640"),
        (3_437, "3.4 k"),
        (9_960, "10 k"),
        (34_368, "34 k"),
        (999_400, "999 k"),
        (999_900, "1.0 M"),
        (8_394_752, "8.4 M"),
        (1_235_814_400, "1.2 B"),
    ],
)
def test_parameters_are_counted_as_people_say_them(count: int, words: str) -> None:
    assert millions(count) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "0.00"), (0.8, "0.80"), (1e-6, "1e-06"), (0.003, "0.003"), (999.0, "999.00"), (1e300, "1e+300")],
)
def test_a_setting_has_two_decimals_unless_they_say_nothing(value: float, words: str) -> None:
    assert setting(value) == words


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "0"), (0.4501, "45.0"), (0.0005, "0.1"), (0.00031, "0.03"), (1e-8, "<.001")]
)
def test_a_product_of_probabilities_keeps_a_digit(share: float, words: str) -> None:
    assert small_per_cent(share) == words


@pytest.mark.parametrize(("value", "words"), [(1.0, "1.0"), (99.94, "99.9"), (99.96, "100"), (1234.5, "1\u202f234")])
def test_a_perplexity_of_100_or_more_has_no_decimals(value: float, words: str) -> None:
    assert perplexity(value) == words

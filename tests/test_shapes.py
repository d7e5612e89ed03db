"""The checks that the tests run under do check: without them a wrong shape would be found much later or never."""

import os

import numpy as np
import pytest
from beartype.roar import BeartypeCallHintViolation
from jaxtyping import TypeCheckError

from visualizer.language import tr
from visualizer.sampling import softmax64

pytestmark = pytest.mark.skipif(os.environ.get("HEADLIGHT_CHECK_SHAPES") == "0", reason="the checks are switched off")


def test_an_array_of_another_shape_is_refused() -> None:
    """By the axes that the signature names."""
    softmax64(np.zeros(3, dtype=np.float32))
    with pytest.raises(TypeCheckError):
        softmax64(np.zeros((2, 3, 4), dtype=np.float32))


def test_types_are_looked_at_where_no_array_stands() -> None:
    """A function without axes is checked as well."""
    with pytest.raises(BeartypeCallHintViolation):
        tr(3)  # type: ignore[arg-type]

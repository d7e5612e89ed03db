"""The library: which models there are, what each is before it is loaded, fetching and opening them."""

from widgets.models.library import Library

__all__ = ["Library"]

"""Where the program keeps what belongs to a person: models, and what was allowed of them."""

from pathlib import Path


def data_folder() -> Path:
    """The program's own data folder on this system; it may not exist."""
    from platformdirs import user_data_path

    return user_data_path("headlight", appauthor=False)


def user_models() -> Path:
    """Where a person's own models lie, and those that were fetched; the folder may not exist."""
    return data_folder() / "models"


def cache_folder() -> Path:
    """Where the program keeps what it can make again; it may not exist."""
    from platformdirs import user_cache_path

    return user_cache_path("headlight", appauthor=False)

"""What a family declares."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Where the parts of a model are, as attribute paths from transformers' model class with its head.

    Read by `capture.py` (layers, final norm) and by both backends (position table, output projection). What
    transformers answers for every model alike (embedding, unembedding, shapes) is asked of the model and its
    configuration, not stored here.
    """

    model_type: str  # as in config.json
    layers: str  # the list of blocks
    final_norm: str  # between the last block and the unembedding
    projection: str  # what a layer's heads pass through on their way out, from the layer: "attn.c_proj"
    projection_is_turned: bool = False  # stored (in, out) as transformers' Conv1D is, else (out, in) as Linear is
    position_table: str | None = None  # the embedding of learned positions that are added to the tokens

    @property
    def positions(self) -> str:
        """How tokens learn their position: "learned", or "none" where nothing is added to them."""
        return "none" if self.position_table is None else "learned"

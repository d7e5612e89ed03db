"""What removing each head does to one token: the record that a ranking of heads leaves behind."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float


@dataclass(frozen=True, slots=True, eq=False)
class Effects:
    """The effect of removing each head, one at a time, on the logit and probability of one token behind one query.

    Made by `visualizer.ablation` from one exact pass a head, read by the view `effects`. `logit` and `probability` are
    those with every head in place; the arrays hold them without the one head. Probabilities are of the plain softmax.
    """

    token_id: int
    query: int  # counted from 0
    logit: float
    probability: float
    logits: Float[np.ndarray, "layers heads"]
    probabilities: Float[np.ndarray, "layers heads"]

    @property
    def changes(self) -> Float[np.ndarray, "layers heads"]:
        """By how much the token's log-probability changes without each head, in nats; below 0 the head helped it."""
        tiny = np.finfo(np.float64).tiny
        changes: np.ndarray = np.log(np.maximum(self.probabilities, tiny)) - np.log(max(self.probability, tiny))
        return changes

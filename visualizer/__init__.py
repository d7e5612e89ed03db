"""Headlight, the instrument: see inside a transformer.

    from visualizer import open_model

    model = open_model("tiny-gpt")
    trace = model.trace("The cat sat on the")
    trace.attention(layer=3, head=2)

Importing this package loads neither torch nor transformers nor onnxruntime; opening a model loads what it needs.
"""

from visualizer.errors import BadInput, HeadlightError, ModelError
from visualizer.library import open_model
from visualizer.state import Selection
from visualizer.tokens import Token
from visualizer.trace import Trace

__all__ = ["BadInput", "HeadlightError", "ModelError", "Selection", "Token", "Trace", "open_model"]

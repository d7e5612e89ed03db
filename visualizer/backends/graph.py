"""What `convert.py` writes and `onnx_backend.py` reads: file names, names of inputs and outputs, the model's spec.

The spec travels inside the graph, so that opening one imports no torch and asks no configuration class.
"""

import json
from dataclasses import asdict, dataclass

from visualizer.attention import MaskRule
from visualizer.language import tr
from visualizer.trace import ModelSpec

GRAPH = "model.onnx"
READOUT = "readout.onnx"
FORMAT = "1"  # of the graphs; another number means: convert anew

INPUTS = ("ids", "past_keys", "past_values", "head_scale")
READOUT_INPUT = "residual"
READOUT_OUTPUTS = ("normalised", "logits")


@dataclass(frozen=True, slots=True)
class GraphData:
    """What a graph says of itself, beside its nodes."""

    spec: ModelSpec
    position_table: str | None  # the name of that tensor in model.safetensors
    weights_sample: str  # `sample_digest` of the model.safetensors that the graph points into

    def to_metadata(self) -> dict[str, str]:
        """As ONNX `metadata_props`."""
        spec = json.dumps(asdict(self.spec), ensure_ascii=False)
        rest = json.dumps({"position_table": self.position_table, "weights_sample": self.weights_sample})
        return {"headlight": FORMAT, "headlight_spec": spec, "headlight_weights": rest}

    @classmethod
    def from_metadata(cls, metadata: dict[str, str]) -> "GraphData":
        """The inverse; ValueError where the graph is not one of ours or of another format."""
        if metadata.get("headlight") != FORMAT:
            raise ValueError(tr("it was not written by this version of convert"))
        fields = json.loads(metadata["headlight_spec"])
        spec = ModelSpec(**{**fields, "scaling": tuple(fields["scaling"]), "mask": MaskRule(**fields["mask"])})
        return cls(spec=spec, **json.loads(metadata["headlight_weights"]))

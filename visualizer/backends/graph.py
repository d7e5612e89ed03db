"""What `convert.py` writes and `onnx_backend.py` reads: file names, names of inputs and outputs, the model's spec.

The spec travels inside the graph, so that opening one imports no torch and asks no configuration class.
"""

import json
from dataclasses import asdict, dataclass

from visualizer.language import tr
from visualizer.trace import AttentionKind, ModelSpec

GRAPH = "model.onnx"
ENCODER = "encoder.onnx"  # of an encoder-decoder
READOUT = "readout.onnx"  # where there is a head
FORMAT = "2"  # of the graphs; another number means: convert anew

READOUT_INPUT = "residual"
READOUT_OUTPUTS = ("normalised", "logits")


@dataclass(frozen=True, slots=True)
class StoredTable:
    """Position vectors as a part of a tensor in `model.safetensors`."""

    name: str
    first: int  # the row of the first position


@dataclass(frozen=True, slots=True)
class StoredProduct:
    """One layer's output projection in `model.safetensors`."""

    weight: str
    bias: str | None
    turned: bool  # stored (in, out)


@dataclass(frozen=True, slots=True)
class GraphData:
    """What a graph says of itself, beside its nodes."""

    spec: ModelSpec
    tables: dict[AttentionKind, StoredTable]
    projections: dict[AttentionKind, tuple[StoredProduct, ...]]  # one a layer
    weights_sample: str  # `sample_digest` of the model.safetensors that the graph points into

    def to_metadata(self) -> dict[str, str]:
        """As ONNX `metadata_props`."""
        spec = json.dumps(self.spec.to_data(), ensure_ascii=False)
        rest = json.dumps({name: value for name, value in asdict(self).items() if name != "spec"})
        return {"headlight": FORMAT, "headlight_spec": spec, "headlight_weights": rest}

    @classmethod
    def from_metadata(cls, metadata: dict[str, str]) -> "GraphData":
        """The inverse; ValueError where the graph is not one of ours or of another format."""
        if metadata.get("headlight") != FORMAT:
            raise ValueError(tr("it was not written by this version of convert"))
        rest = json.loads(metadata["headlight_weights"])
        return cls(
            spec=ModelSpec.from_data(json.loads(metadata["headlight_spec"])),
            tables={kind: StoredTable(**table) for kind, table in rest["tables"].items()},
            projections={
                kind: tuple(StoredProduct(**product) for product in products)
                for kind, products in rest["projections"].items()
            },
            weights_sample=rest["weights_sample"],
        )

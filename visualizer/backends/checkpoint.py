"""The weights of a folder as PyTorch opens them: safetensors, or pickled ones that the person allowed."""

from dataclasses import dataclass
from pathlib import Path

from visualizer.backends.blocks import BLOCKS
from visualizer.backends.weights import PRECISIONS, Header, fingerprint, read_config, read_header, weight_files
from visualizer.permission import is_allowed, risky_files

DTYPES = {"float32": "F32", "float16": "F16", "bfloat16": "BF16", "float64": "F64"}  # torch's names and safetensors'


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Files and what can be said of them without loading one; of pickled ones that is little."""

    folder: Path
    files: tuple[Path, ...]
    headers: tuple[Header, ...]  # none of pickled weights

    @classmethod
    def of(cls, folder: Path) -> "Checkpoint":
        """What a folder holds; ModelError where that is nothing that may be opened."""
        pickled = risky_files(folder, "pickled")
        if pickled and not list(folder.glob("*.safetensors*")) and is_allowed(folder, "pickled"):
            return cls(folder, tuple(pickled), ())
        files = weight_files(folder)
        return cls(folder, tuple(files), tuple(read_header(file) for file in files))

    @property
    def pickled(self) -> bool:
        """Whether opening it runs what the pickle says."""
        return not self.headers

    @property
    def names(self) -> set[str]:
        """Of the parameters; empty where nobody knows before loading."""
        return {name.removesuffix(BLOCKS) for header in self.headers for name in header.tensors}

    @property
    def quantized(self) -> bool:
        """Whether weights are stored in blocks."""
        return any(header.quantized for header in self.headers)

    @property
    def precision(self) -> str:
        """Of the weights as they are stored; of pickled ones what the configuration says."""
        if self.headers:
            return self.headers[0].precision
        config = read_config(self.folder)
        return PRECISIONS[DTYPES.get(str(config.get("dtype") or config.get("torch_dtype")), "F32")]

    def fingerprint(self) -> str:
        """sha256 over the bytes of the files, in order."""
        return fingerprint(list(self.files))

"""What a loaded model is, for every trace to carry along."""

from pathlib import Path

from visualizer.backends.anatomy import Stack
from visualizer.backends.checkpoint import Checkpoint
from visualizer.backends.observed import Observed
from visualizer.configuration import context_of, purpose_of
from visualizer.trace import AttentionKind, ModelSpec

UNBOUNDED = 2048  # tokens of context where nothing in the model ends it


def describe(observed: Observed, folder: Path) -> ModelSpec:
    """Shapes and rules as the probe found them, the rest from the configuration."""
    stored = Checkpoint.of(folder)
    config = {**observed.model.config.to_dict(), "model_type": observed.model.config.model_type}
    kind, stack = observed.kind, observed.stack
    context = context_of(config) or UNBOUNDED
    if stack.places is not None and hasattr(stack.places, "weight"):
        context = min(context, len(stack.places.weight) - stack.offset)
    name = folder.resolve().name
    vocabulary = observed.model.get_input_embeddings().weight.shape[0]
    if observed.has_head:
        head = observed.model.get_output_embeddings()
        vocabulary = getattr(head, "out_features", vocabulary)
    precision, digest = stored.precision, stored.fingerprint()
    parameters = sum(parameter.numel() for parameter in observed.model.parameters())
    purpose = purpose_of(config, kind, stored.names) if kind == "encoder-decoder" else "causal"
    if kind == "encoder-only":
        purpose = "masked" if observed.has_head else "none"

    def spec(part: Stack, attention: AttentionKind, **parts: ModelSpec) -> ModelSpec:
        heads, kv_heads, head_width, _ = part.shapes[attention]
        return ModelSpec(
            name=name,
            family=config["model_type"],
            kind=kind,
            layers=len(part.blocks),
            heads=heads,
            kv_heads=kv_heads,
            head_width=head_width,
            width=part.width,
            context=context,
            vocabulary=vocabulary,
            parameters=parameters,
            rules=part.rules[attention],
            positions=part.positions if attention != "cross" else "none",
            precision=precision,
            fingerprint=digest,
            objective=purpose,
            attention=attention,
            blueprint=part.blueprint,
            **parts,
        )

    if kind != "encoder-decoder":
        return spec(stack, "self")
    return spec(stack, "decoder", encoder=spec(observed.stacks["encoder"], "encoder"), cross=spec(stack, "cross"))

"""GPT-2: decoder-only, learned positions, pre-norm blocks, tied embedding."""

from visualizer.backends.families.base import Family

GPT2 = Family(
    model_type="gpt2",
    layers="transformer.h",
    final_norm="transformer.ln_f",
    position_table="transformer.wpe",
)

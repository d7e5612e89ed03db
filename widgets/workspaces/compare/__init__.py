"""The workspace *Compare*: prompts, or models, in columns side by side."""

from widgets.workspaces.compare.workspace import Compare

__all__ = ["Compare"]

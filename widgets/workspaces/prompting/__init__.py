"""The workspace *Prompt*: a prompt put together from parts, and what its examples do.

instruction, examples │ zero-shot   one-shot   few-shot      next token, and where the answer's position looks
question, template    │ the in-context curve
how full the context  │
"""

from widgets.workspaces.prompting.workspace import Prompting

__all__ = ["Prompting"]

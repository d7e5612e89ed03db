"""Several texts below one another, their tokens on coloured grounds."""

from exporters.marks import passage
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.views.figure import Passages

APART = 1.0  # of the type size, between two texts


def plan(mark: Passages, room: Room) -> Block:
    """Every text as it is drawn alone."""
    blocks = [passage.plan(text, room) for text in mark.passages]
    gap = APART * room.em

    def paint(sheet: Sheet, x: float, y: float) -> None:
        for block in blocks:
            block.paint(sheet, x, y)
            y += block.height + gap

    return Block(sum(block.height for block in blocks) + gap * max(0, len(blocks) - 1), paint)

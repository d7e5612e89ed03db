"""The window on a large map: it stays inside the content, and what is under the pointer stays there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from widgets.marks.zoom import Zoom

VIEW = QRectF(70, 24, 300, 300)


def zoom_of(rows: int = 100, columns: int = 100, fit: float = 3.0, most: float = 64.0) -> Zoom:
    zoom = Zoom(most)
    zoom.show(rows, columns, VIEW, (fit, fit))
    return zoom


def test_at_first_everything_is_in_view() -> None:
    zoom = zoom_of()
    assert zoom.is_fit
    assert zoom.visible_rows == zoom.visible_columns == range(100)
    assert zoom.rect(0, 0) == QRectF(70, 24, 3, 3)
    assert zoom.area == VIEW


@given(x=st.floats(70, 370), y=st.floats(24, 324), factor=st.floats(1.05, 20))
def test_the_cell_under_the_pointer_stays_there(x: float, y: float, factor: float) -> None:
    zoom, point = zoom_of(), QPointF(x, y)
    before = zoom.row_at(y), zoom.column_at(x)
    zoom.zoom_at(point, factor)
    assert (zoom.row_at(y), zoom.column_at(x)) == pytest.approx(before, abs=1e-6)


@given(moves=st.lists(st.tuples(st.sampled_from(["zoom", "pan", "reveal"]), st.floats(-900, 900), st.floats(0.1, 9))))
def test_the_window_never_leaves_the_content(moves: list[tuple[str, float, float]]) -> None:
    zoom = zoom_of(rows=40, columns=90)
    for kind, by, factor in moves:
        if kind == "zoom":
            zoom.zoom_at(QPointF(70 + abs(by) % 300, 24 + abs(by) % 300), factor)
        elif kind == "pan":
            zoom.pan(by, -by)
        else:
            zoom.reveal(row=int(abs(by)) % 40, column=int(abs(by)) % 90)
        assert 3.0 <= zoom.width <= 64.0
        assert zoom.x(0) <= VIEW.left() + 1e-6
        assert zoom.y(0) <= VIEW.top() + 1e-6
        assert zoom.x(90) >= zoom.area.right() - 1e-6
        assert zoom.y(40) >= zoom.area.bottom() - 1e-6


def test_cells_grow_to_the_limit_and_no_further() -> None:
    zoom = zoom_of(most=40)
    assert zoom.zoom_at(VIEW.center(), 100)
    assert zoom.width == 40
    assert not zoom.zoom_at(VIEW.center(), 2)
    assert not zoom.can_grow


def test_zooming_out_ends_with_the_whole() -> None:
    zoom = zoom_of()
    zoom.zoom_at(QPointF(300, 300), 8)
    zoom.zoom_at(QPointF(300, 300), 0.01)
    assert zoom.is_fit
    assert zoom.x(0) == VIEW.left()


def test_a_drag_moves_the_content_with_the_hand() -> None:
    zoom = zoom_of()
    zoom.zoom_at(VIEW.center(), 4)
    before = zoom.rect(50, 50)
    assert zoom.pan(25, -12)
    assert zoom.rect(50, 50).topLeft() == before.topLeft() + QPointF(25, -12)


def test_a_cell_out_of_view_is_brought_in_by_the_smallest_move() -> None:
    zoom = zoom_of()
    zoom.zoom_at(VIEW.topLeft(), 10)
    assert zoom.visible_columns == range(10)
    zoom.reveal(row=3, column=20)
    assert zoom.visible_rows == range(10), "the row was in view: nothing moves that way"
    assert 20 in zoom.visible_columns
    assert zoom.x(22) == pytest.approx(VIEW.right()), "a cell of margin is seen beside it"


def test_one_token_more_moves_nothing() -> None:
    zoom = zoom_of()
    zoom.zoom_at(QPointF(250, 200), 5)
    before = zoom.rect(40, 40)
    zoom.show(101, 101, VIEW, (2.97, 2.97))
    assert zoom.rect(40, 40) == before


def test_a_content_of_another_shape_is_shown_whole() -> None:
    zoom = zoom_of()
    zoom.zoom_at(VIEW.center(), 5)
    zoom.show(9, 9, VIEW, (33.0, 33.0))
    assert zoom.is_fit
    assert zoom.visible_rows == range(9)


def test_a_window_at_its_smallest_stays_the_whole_when_the_room_changes() -> None:
    zoom = zoom_of()
    zoom.show(100, 100, QRectF(70, 24, 600, 600), (6.0, 6.0))
    assert zoom.is_fit
    assert zoom.width == 6


def test_what_is_under_a_point_is_what_is_drawn_there() -> None:
    zoom = zoom_of()
    zoom.zoom_at(QPointF(200, 100), 6)
    for row in zoom.visible_rows:
        for column in zoom.visible_columns:
            middle = zoom.rect(row, column).center()
            assert zoom.cell_at(middle) == ((row, column) if zoom.area.contains(middle) else None)
    assert zoom.cell_at(QPointF(10, 10)) is None


def test_the_overview_shows_the_part_in_view_and_moves_it() -> None:
    zoom, small = zoom_of(), QRectF(0, 0, 50, 50)
    assert zoom.window_in(small) == small
    zoom.zoom_at(VIEW.center(), 4)
    assert zoom.window_in(small).width() == pytest.approx(12.5)
    zoom.centre_from(small, QPointF(50, 50))
    assert zoom.window_in(small).bottomRight() == QPointF(50, 50)


def test_oblong_cells_keep_their_shape() -> None:
    zoom = Zoom()
    zoom.show(20, 100, VIEW, (3.0, 12.0))
    zoom.zoom_at(VIEW.center(), 2)
    assert zoom.height / zoom.width == 4

"""Walks over widgets as a tool for accessibility does, and says what offends: names, roles, reach, order."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QMenuBar,
    QRadioButton,
    QSizePolicy,
    QSplitterHandle,
    QToolButton,
    QWidget,
)

NO_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Whitespace}
MOST_STEPS = 400
MOST_LINKS = 60


def cut(root: QWidget) -> list[str]:
    """Words that have less room than they take: of buttons, boxes and labels of one line; and boxes over each other."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # what was said last may not have its room yet
    found = []
    buttons = [each for each in root.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    for each in buttons:
        if isinstance(each, QToolButton) and each.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            continue
        words = max(each.fontMetrics().horizontalAdvance(line) for line in each.text().splitlines())
        if isinstance(each, QCheckBox | QRadioButton):
            words = each.sizeHint().width()
        if words > each.width() or each.fontMetrics().height() > each.height() + 2:
            found.append(f"{each.text()}: {each.width()}x{each.height()}, wants {words}")
    boxes = [each for each in buttons if isinstance(each, QCheckBox)]
    for one in boxes:
        found += [f"{one.text()} over {other.text()}" for other in boxes if _overlaps(one, other)]
    return [*found, *(f"{each.text()}: {each.width()}" for each in root.findChildren(QLabel) if _is_cut(each))]


def _is_cut(each: QLabel) -> bool:
    """Labels that give way by design take any width, and say the rest in dots and their tip."""
    gives_way = each.wordWrap() or each.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
    if gives_way or not each.isVisible() or not each.text():
        return False
    words = max(each.fontMetrics().horizontalAdvance(line) for line in each.text().splitlines())
    return words > each.contentsRect().width() + 1


def _overlaps(one: QWidget, other: QWidget) -> bool:
    return one is not other and one.parent() is other.parent() and one.geometry().intersects(other.geometry())


def described(widget: QWidget) -> str:
    """How a widget is named in a list of offenders."""
    names, above = [], widget.parentWidget()
    while above is not None and len(names) < 3:
        names.append(type(above).__name__)
        above = above.parentWidget()
    words = widget.property("text") or widget.property("placeholderText") or widget.objectName() or ""
    return f"{type(widget).__name__} „{words}“ in {' in '.join(names)}"


def focusable(root: QWidget) -> list[QWidget]:
    """What Tab should reach: visible, enabled, with a place that can be seen."""
    found = [root, *root.findChildren(QWidget)]
    return [each for each in found if _takes_tab(each) and each.window() is root.window()]


def nameless(root: QWidget) -> list[str]:
    """Widgets that take the keyboard, and buttons, without name or role."""
    found = []
    for widget in root.findChildren(QWidget):
        if not (widget.isVisible() and widget.isEnabled()) or widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        if widget.focusProxy() is not None or _is_inner(widget):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None:
            found.append(f"ohne Schnittstelle: {described(widget)}")
        elif not interface.text(QAccessible.Text.Name).strip():
            found.append(f"ohne Namen: {described(widget)}")
        elif interface.role() in NO_ROLES and not isinstance(widget, QAbstractScrollArea):
            found.append(f"ohne Rolle ({interface.role().name}): {described(widget)}")
    return found


def tab_walk(root: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Where real presses of Tab lead, from the first stop until one comes a second time."""
    from PySide6.QtTest import QTest

    stops = focusable(root)
    if not stops:
        return []
    (stops[0]).setFocus(Qt.FocusReason.TabFocusReason)
    walked: list[QWidget] = []
    inside = 0
    for _ in range(MOST_STEPS):
        now = QApplication.focusWidget()
        inside = inside + 1 if walked and now is walked[-1] else 0  # Tab walks the links of a page one by one
        if now is None or (now in walked and not inside) or inside > MOST_LINKS:
            break
        if not inside:
            walked.append(now)
        QTest.keyClick(now, key)
    return walked


def unreached(root: QWidget) -> list[str]:
    """Widgets that Tab should reach, but does not."""
    walked = set(tab_walk(root))
    return [f"nicht erreicht: {described(each)}" for each in focusable(root) if each not in walked]


def traps(root: QWidget) -> list[str]:
    """Widgets that Tab does not leave, or from which Shift+Tab does not lead back."""
    walked = tab_walk(root)
    back = tab_walk(root, Qt.Key.Key_Backtab)
    last = f"{described(walked[-1])}" if walked else ""
    return [] if set(walked) == set(back) or len(walked) < 2 else [f"vor und zurück verschieden, zuletzt {last}"]


def out_of_order(root: QWidget) -> list[str]:
    """Steps of Tab that go up within one pane, against the order of reading."""
    walked = tab_walk(root)
    found = []
    for before, after in pairwise(walked):
        if before.parentWidget() is not after.parentWidget():
            continue
        one, other = _place(before, root), _place(after, root)
        same_row = other.top() < one.bottom() and one.top() < other.bottom()
        if (other.bottom() <= one.top() and other.left() < one.right()) or (same_row and other.right() <= one.left()):
            found.append(f"{described(before)} führt zurück zu {described(after)}")
    return found


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    takes = bool(policy.value & Qt.FocusPolicy.TabFocus.value)
    if not (takes and widget.isVisible() and widget.isEnabled()) or _is_inner(widget):
        return False
    return widget.focusProxy() is None and widget.width() > 1 and widget.height() > 1


def _is_inner(widget: QWidget) -> bool:
    """Parts that Qt makes of one control (the line of a spin box, a menu bar's extension, a header in its table)."""
    name, above = widget.objectName(), widget.parentWidget()
    if name.startswith("qt_") or isinstance(widget, QMenuBar | QSplitterHandle):
        return True
    return above is not None and above.inherits("QAbstractSpinBox")


def _place(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)) if root.isAncestorOf(widget) else QPoint(), widget.size())


def offenders(root: QWidget) -> Iterator[str]:
    """Everything that the rules above find."""
    yield from nameless(root)
    yield from unreached(root)
    yield from traps(root)
    yield from out_of_order(root)
    yield from (f"abgeschnitten: {each}" for each in cut(root))

"""Opens the window on a store and prints, in seconds since the moment in its first word, when it was painted and when the
store's programmes were listed. `python -m tests.bench.window_child MOMENT STORE`."""

import gc
import sys
import time
from pathlib import Path


def main() -> None:
    begin, store = float(sys.argv[1]), Path(sys.argv[2])
    gc.disable()  # as `desktop.launch` does
    from PySide6.QtCore import QEvent, QObject, QTimer

    from desktop.qt_repair import import_plainly

    import_plainly()
    from desktop import app

    class FirstPaint(QObject):
        """Notes the first time that the window is drawn."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and watched.isWidgetType():
                watched.window().removeEventFilter(self)
                print(f"window {time.time() - begin:.3f}", flush=True)
            return False

    application = app.make_application()
    desk = app.Desk(application, None, store)
    watcher = FirstPaint()
    desk.window.installEventFilter(watcher)

    def listed() -> None:
        print(f"ready {time.time() - begin:.3f}", flush=True)
        QTimer.singleShot(0, desk.window.close)

    desk.window.library.listed.connect(lambda _programmes: listed())
    desk.start()
    raise SystemExit(application.exec())


if __name__ == "__main__":
    main()

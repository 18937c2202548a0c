"""The strips below the top bar, and deleting for good."""

from pathlib import Path

from database.records import RescueReport
from desktop import messages
from desktop.data_wishes import PLACE, READ_ONLY, RESCUE
from desktop.start.bin_dialog import PurgeDialog
from desktop.upkeep import rescue_words
from tests.pictures.conftest import Camera

KEPT = Path("programme.sqlite.beschaedigt", "2026-11-22")


def test_strips(camera: Camera) -> None:
    window = camera.window
    report = RescueReport(KEPT, ("x",), 1200, "2026-11-22T13:03:00.000Z", False, 3)
    words = " ".join(rescue_words(report).split("\n\n"))
    window.notices.show_notice(RESCUE, words, ("Ordner öffnen", camera.wait), ("Verstanden", camera.wait))
    camera.take("strip_rescue")
    window.notices.drop(RESCUE)
    window.data._show_place(messages.text("place", "synced"))
    camera.take("strip_place")
    window.notices.drop(PLACE)
    window.store_opened(read_only=True)
    words = messages.text("place", "read_only", {"folder": "Programmwerk"})
    window.notices.show_notice(READ_ONLY, words, ("Daten verschieben …", camera.wait))
    window.left.tree.choose(camera.entry("Willkommensbüro").id)
    camera.take("read_only")
    dialog = PurgeDialog(["Verkehr"], window, " mit 3 Einträgen")
    dialog.open()
    camera.take("purge", dialog)
    dialog.reject()

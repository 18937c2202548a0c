"""Exporting: what (all or an excerpt), as what (format, edition, design), where to."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QSplitter,
    QWidget,
)
from typing_extensions import override

from desktop import messages, worker_jobs
from desktop.german_values import now_utc, today
from desktop.jobs import Jobs
from desktop.look.colours import SPACE_L, SPACE_XL
from desktop.look.parts import button, label, row, tab_order, wrapped
from desktop.look.theme import px
from desktop.pages.edition_names import offer_editions, offer_formats
from desktop.pages.export_profiles import Profile, Profiles
from desktop.pages.export_settings import EditionSettings
from desktop.pages.export_target import TargetField, proposed_title
from desktop.pages.export_versions import Versions
from desktop.pages.own_designs import offered_designs
from desktop.tree.model import OutlineModel
from desktop.tree.outline import Outline
from desktop.tree.view import OutlineTree
from desktop.widgets.dialog import Dialog
from desktop.widgets.form import FormArea, Part, align_caption, form_grid, pairs, place_field
from desktop.widgets.message_dialog import WordsDialog
from desktop.worker import JobCancelled
from exporters.checked_export import PRINTED
from exporters.options import Edition, ExportOptions
from programme.errors import UserError
from programme.findings import Finding
from programme.model import Programme

_PRINTED = (".docx", ".pdf", ".html", ".md")
_WITH_COMMENTS = (".docx", ".pdf")
_SAID_BEFORE = ("visdp_missing",)
NARROW, WIDE = 540, 820  # pixels: the form alone, and with the parts of an excerpt


class ExportDialog(Dialog):
    """Writes by itself and stays open when that fails; `written` names the file."""

    written = Signal(object)
    details_wished = Signal()
    """The programme's own page is asked for, where the V.i.S.d.P. stands; the dialog is closed."""

    profiles_changed = Signal(object)
    """The `Profiles` of the programme as they are now."""

    def __init__(
        self,
        outline: Outline,
        chosen: Sequence[str],
        folder: Path,
        jobs: Jobs,
        parent: QWidget | None = None,
        profiles: Profiles = Profiles(),  # noqa: B008 - frozen
        versions: Versions = Versions(),  # noqa: B008 - frozen
    ) -> None:
        super().__init__(self.tr("Exportieren"), parent=parent, width=NARROW)
        self._outline = outline
        self._jobs = jobs
        self._job = 0
        self._writing: Profile | None = None  # what is being written
        self._profiles = profiles
        self._versions = versions
        self._base = ExportOptions()
        self.profile = QComboBox(self)
        self.forget = button(self.tr("Profil löschen"), self._forget_profile, "link", self)
        self.keep = button(self.tr("Als Profil merken …"), self._keep_profile, "link", self)
        self.format = QComboBox(self)
        self.edition = QComboBox(self)
        self.design = QComboBox(self)
        self.stand = QLineEdit(today(), self)
        self.cover = QCheckBox(self.tr("Titelseite"), self)
        self.contents = QCheckBox(self.tr("Inhaltsverzeichnis"), self)
        self.imprint = QCheckBox(self.tr("Impressum"), self)
        self.comments = QCheckBox(self.tr("Kommentare"), self)
        self.settings = EditionSettings(versions.named, outline.scheme.levels[0].plural, self)
        self._make_part_choice()
        self.target = TargetField(self.format, profiles.targets, self)
        self._make_notices()
        self._fill(folder)
        self._lay_out()
        self.add_buttons(self.tr("Exportieren"), self.tr("Abbrechen"))
        self._choose_parts(chosen)
        self._watch()
        self._adjust()
        self._offer_profiles("")

    def _make_notices(self) -> None:
        self.notice = wrapped("", "notice", self)
        self.way_out = button(self.tr("Angaben öffnen"), self._open_details, "link", self)
        self.way_out.setAutoDefault(False)
        self.error = wrapped("", "danger", self)
        self.progress = QProgressBar(self)

    def _make_part_choice(self) -> None:
        self.chosen_measures = wrapped(
            self.tr("Nur die Maßnahmen, die in der Ansicht „Maßnahmen“ gefiltert waren."), "secondary", self
        )
        self.chosen_measures.hide()
        self.whole = QRadioButton(self.tr("Ganzes Programm"), self)
        self.part = QRadioButton(self.tr("Auszug"), self)
        self.model = OutlineModel(self)
        self.tree = OutlineTree(self.model, self)
        self.tree.hide()

    @property
    def options(self) -> ExportOptions:
        """What was chosen."""
        options = replace(
            self._base,
            edition=Edition(self.edition.currentData()),
            parts=tuple(self.parts()),
            design=self.design.currentData() or "ratsvorlage",
            cover=self.cover.isChecked(),
            contents=self.contents.isChecked(),
            imprint=self.imprint.isChecked(),
            comments=self.comments.isChecked(),
            stand=self.stand.text().strip(),
            created=now_utc(),
            author=self._versions.author,
        )
        return self.settings.applied(options)

    @property
    def chosen(self) -> Profile:
        """What was chosen, as a profile; without a name where none is chosen."""
        target = str(self.target.path) if self.target.text().strip() else ""
        return Profile(self.profile.currentData() or "", self.format.currentData(), self.options, target)

    def show_profile(self, profile: Profile) -> None:
        """Chooses what a profile chose."""
        options = self._base = profile.options
        self.format.setCurrentIndex(max(0, self.format.findData(profile.suffix)))
        self.edition.setCurrentIndex(max(0, self.edition.findData(options.edition.value)))
        self.design.setCurrentIndex(max(0, self.design.findData(options.design)))
        self.cover.setChecked(options.cover)
        self.contents.setChecked(options.contents)
        self.imprint.setChecked(options.imprint)
        self.comments.setChecked(options.comments)
        self.settings.show_options(options)
        self.chosen_measures.setVisible(options.measure_filter is not None)
        self._choose_parts([each for each in options.parts if self._outline.find(each) is not None])
        self.part.setChecked(bool(options.parts))  # whose entries may all be gone: nobody is to get the whole instead
        if profile.target:
            self.target.setText(profile.target)
        self._adjust()

    def parts(self) -> list[str]:
        """The ids of the excerpt; none for the whole programme."""
        return [entry.id for entry in self.tree.chosen_entries()] if self.part.isChecked() else []

    @override
    def accept(self) -> None:
        """Writes; closes when the file stands. Asks first where it would replace a file that it did not write."""
        self.error.hide()
        if self.target.would_replace():
            self.target.allow()
            words = self.tr("„{name}“ gibt es schon. Noch einmal „Exportieren“ ersetzt die Datei.")
            self._say(words.format(name=self.target.path.name))
            return
        self._writing = self.chosen
        self.yes.setEnabled(False)
        self.progress.show()
        compared = self.settings.chosen_version
        failed = self.while_there(self._failed)
        self._versions.prepare(self._outline.programme(), self.options, self._write, failed, compared)

    def _write(self, programme: Programme, options: ExportOptions) -> None:
        """In the worker, unless it was cancelled while the versions were read."""
        if self._writing is not None:
            arguments = (programme, options, Path(self._writing.target))
            done, failed = self.while_there(self._done), self.while_there(self._failed)
            tell = self.while_there(self._tell)
            self._job = self._jobs.run(worker_jobs.WRITE, arguments, done, failed, tell, at_once=True)

    @override
    def reject(self) -> None:
        if self._job:
            self._jobs.cancel(self._job)
        else:
            self._writing = None
            super().reject()

    def _done(self, answer: tuple[Path, tuple[Finding, ...]]) -> None:
        """Closes, unless there is something to say that was not said before."""
        self._job = 0
        target, findings = answer
        self._profiles = self._profiles.exported(self._writing or self.chosen)
        self._writing = None
        self.profiles_changed.emit(self._profiles)
        self.written.emit(target)
        news = [messages.finding_sentence(each) for each in findings if each.kind not in _SAID_BEFORE]
        if not news:
            super().accept()
            return
        self.progress.hide()
        self.notice.setText("\n".join(news))
        self.notice.show()
        self.way_out.hide()
        self.yes.hide()
        self.no.setText(self.tr("Schließen"))

    def _failed(self, error: UserError) -> None:
        self._job, self._writing = 0, None
        self.progress.hide()
        self.yes.setEnabled(True)
        if not isinstance(error, JobCancelled):
            self._say(messages.sentence(error))

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.show()

    def _open_details(self) -> None:
        super().reject()
        self.details_wished.emit()

    def _tell(self, share: float) -> None:
        self.progress.setRange(0, 100)
        self.progress.setValue(round(share * 100))

    # --------------------------------------------------------------------------------------------------------- profiles

    def _offer_profiles(self, chosen: str) -> None:
        self.profile.clear()
        self.profile.addItem(self.tr("Ohne Profil"), "")
        for each in self._profiles.named:
            self.profile.addItem(each.name, each.name)
        self.profile.setCurrentIndex(max(0, self.profile.findData(chosen)))
        self.forget.setVisible(bool(self.profile.currentData()))

    def _profile_chosen(self) -> None:
        name = self.profile.currentData()
        self.forget.setVisible(bool(name))
        for each in self._profiles.named:
            if each.name == name:
                self.show_profile(each)

    def _keep_profile(self) -> None:
        title, caption, keep = self.tr("Exportprofil"), self.tr("Name des Profils"), self.tr("Merken")
        name = WordsDialog(title, caption, keep, self.tr("Abbrechen"), self).ask(self.profile.currentData() or "")
        if name:
            self._profiles = self._profiles.kept(replace(self.chosen, name=name))
            self.profiles_changed.emit(self._profiles)
            self._offer_profiles(name)

    def _forget_profile(self) -> None:
        self._profiles = self._profiles.without(self.profile.currentData())
        self.profiles_changed.emit(self._profiles)
        self._offer_profiles("")

    # ---------------------------------------------------------------------------------------------------------- filling

    def _fill(self, folder: Path) -> None:
        offer_formats(self.format)
        offer_editions(self.edition, compared=bool(self._versions.named))
        for reference, title in offered_designs():
            self.design.addItem(title, reference)
        self.design.setCurrentIndex(max(0, self.design.findData("ratsvorlage")))
        for box in (self.cover, self.contents, self.imprint):
            box.setChecked(True)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.target.propose(self._name(), folder)
        self.model.locked = True
        self.model.show(self._outline)

    def _choose_parts(self, chosen: Sequence[str]) -> None:
        self.whole.setChecked(not chosen)
        self.part.setChecked(bool(chosen))
        selection = self.tree.selectionModel()
        for place, entry_id in enumerate(chosen):
            index = self.model.index_of(entry_id)
            self.tree.scrollTo(index)
            flag = selection.SelectionFlag.ClearAndSelect if not place else selection.SelectionFlag.Select
            selection.setCurrentIndex(index, flag) if not place else selection.select(index, flag)

    def _watch(self) -> None:
        self.profile.activated.connect(lambda _row: self._profile_chosen())
        self.format.currentIndexChanged.connect(self._change_ending)
        self.edition.currentIndexChanged.connect(self._adjust)
        self.settings.tracked.toggled.connect(self._adjust)
        self.whole.toggled.connect(self._adjust)
        self.tree.selectionModel().selectionChanged.connect(self._adjust)
        self.target.textChanged.connect(self._adjust)

    def _adjust(self, *_: object) -> None:
        """Offers only what makes sense for what is chosen, and a file's name that says what it is."""
        self.target.propose(self._name())
        if self.tree.isHidden() is self.part.isChecked():
            self._fit()
        suffix = self.format.currentData()
        printed = suffix in _PRINTED
        for widget in (self.edition, self.cover, self.contents, self.imprint, self.stand):
            widget.setEnabled(printed)
        self.comments.setEnabled(suffix in _WITH_COMMENTS)
        self.settings.setVisible(printed)
        self.settings.offer(Edition(self.edition.currentData()), suffix)
        self.design.setEnabled(suffix in (".docx", ".pdf", ".html"))
        missing = suffix in PRINTED and not self._outline.head.meta.get("V.i.S.d.P.", "").strip()
        self.notice.setText(self.tr("„V.i.S.d.P.“ ist leer. Gedrucktes braucht Namen und Anschrift."))
        self.notice.setVisible(missing)
        self.way_out.setVisible(missing)
        ready = bool(self.target.text().strip()) and (self.whole.isChecked() or bool(self.parts()))
        self.yes.setEnabled(ready and self._writing is None)

    def _name(self) -> str:
        return proposed_title(self._outline, Edition(self.edition.currentData()), self.parts())

    def _change_ending(self) -> None:
        self.target.follow_format()
        self._adjust()

    # ----------------------------------------------------------------------------------------------------------- layout

    def _fit(self) -> None:
        """The parts stand beside the form only where an excerpt is wanted."""
        self.tree.setVisible(self.part.isChecked())
        wanted = WIDE if self.part.isChecked() else NARROW
        room = self.screen().availableGeometry().width() - 2 * SPACE_XL
        self.setMinimumWidth(min(px(wanted), room))
        self.resize(self.minimumWidth(), self.height())

    def _lay_out(self) -> None:
        split = QSplitter(self)
        split.setProperty("look", "gap")
        split.setHandleWidth(SPACE_L)
        split.setChildrenCollapsible(False)
        self.tree.setProperty("look", "framed")
        self.tree.setAccessibleName(self.tr("Teile des Auszugs"))
        form = self._form()
        split.addWidget(FormArea(form, split))
        split.addWidget(self.tree)
        self.body.addWidget(split, 1)
        self.body.addLayout(row(self.notice, self.way_out))
        caption = label(self.tr("Datei"), "secondary", parent=self)
        caption.setBuddy(self.target)
        align_caption(caption, form)
        change = button(self.tr("Ändern …"), self.target.choose, parent=self)
        change.setAutoDefault(False)
        self.body.addLayout(row(caption, self.target, change))
        tab_order(self.profile, self.whole, self.part, self.format, self.edition, self.design, self.stand, self.cover)
        tab_order(self.cover, self.imprint, self.contents, self.comments)
        tab_order(self.settings.levels, self.keep, self.forget, self.tree, self.way_out, self.target, change)
        self.body.addWidget(self.error)
        self.body.addWidget(self.progress)
        self.error.hide()
        self.progress.hide()

    def _form(self) -> QWidget:
        """One grid: what names a line begins at one edge, all fields begin and end together."""
        box = QWidget(self)
        box.setProperty("look", "page")
        grid = form_grid(box)
        fields: tuple[tuple[str, Part], ...] = (
            (self.tr("Profil"), self.profile),
            (self.tr("Umfang"), pairs(self.whole, self.part)),
            (self.tr("Format"), self.format),
            (self.tr("Ausgabe"), self.edition),
            (self.tr("Gestaltung"), self.design),
            (self.tr("Stand"), self.stand),
        )
        for place, (words, field) in enumerate(fields):
            caption = label(words, "secondary", parent=box)
            grid.addWidget(caption, place, 0)
            place_field(grid, field, place)
            if isinstance(field, QWidget):
                caption.setBuddy(field)
                field.setAccessibleName(words)
        for link in (self.keep, self.forget):
            link.setAutoDefault(False)
            link.setProperty("flush", True)
        links = row(self.keep, self.forget, None)
        boxes = pairs(self.cover, self.imprint, self.contents, self.comments)
        below: tuple[Part, ...] = (boxes, self.settings, self.chosen_measures, links)
        for place, part in enumerate(below, len(fields)):
            place_field(grid, part, place)
        grid.setRowStretch(grid.rowCount(), 1)
        return box

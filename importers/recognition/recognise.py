"""The way from a source to a programme, step by step."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from importers.guard import guarded, room_for, seconds_for
from importers.progress import tell
from importers.recognition.aside_names import with_gaps_restored, with_names_beside
from importers.recognition.assembly import Assembly
from importers.recognition.bare_heads import with_bare_heads
from importers.recognition.blocks import Block, ends_sentence
from importers.recognition.captions import with_captions_behind
from importers.recognition.contents import Contents, without_contents
from importers.recognition.counted_anew import with_chapters_kept
from importers.recognition.coverage import coverage_of
from importers.recognition.covers import with_lone_numbers, without_leading_amount
from importers.recognition.drafts import grown
from importers.recognition.finishing import finished_programme, nodes_of
from importers.recognition.front import Front, front_of, is_file_name, title_of_first_lines, title_of_heads
from importers.recognition.furniture import without_page_furniture, without_web_furniture
from importers.recognition.gap_tables import with_gap_tables
from importers.recognition.headings.pieces import Piece, Role, with_motions_kept
from importers.recognition.headings.roles import heads_list_as_others, opens_as_others, pieces_of, sign_above_sheets
from importers.recognition.imprint import without_imprint, without_publisher
from importers.recognition.joining import blocks_of, with_strays_moved
from importers.recognition.labels import labels_of
from importers.recognition.letters import with_letter_head
from importers.recognition.lines import Ledger, Line, lines_of
from importers.recognition.mails import OTHER, without_mail_heads
from importers.recognition.margin_numbers import without_margin_numbers
from importers.recognition.motions import with_motions
from importers.recognition.ocr.codes import with_codes_set_right
from importers.recognition.ocr.repair import repaired
from importers.recognition.openings import with_titles_before_openings
from importers.recognition.outlines import with_larger_above, with_outlines_mended
from importers.recognition.ranks import from_first_rank
from importers.recognition.result import Coverage, ImportResult
from importers.recognition.run_in import with_run_in_headings
from importers.recognition.scheme_guess import scheme_of
from importers.recognition.sheet_order import with_parents_first, with_titles_from_fields
from importers.recognition.statements import statements_become_measures
from importers.recognition.stuck_numbers import count_stuck_on
from importers.recognition.tables.conversion import with_tables
from importers.recognition.text import Text
from importers.recognition.torn_tables import with_torn_rows_joined
from importers.recognition.torn_words import with_torn_words_joined
from importers.recognition.tree import Tree
from importers.source import SourceDocument
from programme import markup
from programme.bulk import collector_paused
from programme.ids import derived_id
from programme.model import Level, Programme

_NOTHING_COVERED = Coverage(0, 0, 0, 0, ())
_LONGEST_COVER = 110  # letters of a cover's line
_UNDERSCORES = re.compile(r"[_\s]+")


def recognise(document: SourceDocument) -> ImportResult:
    """The programme that `document` holds; nothing in it is lost, what could not be placed is a finding. Raises `UnsafeFile`
    where that takes too long or too much memory."""
    if document.programme is not None:
        return _known(document, document.programme)
    with guarded(document.name, seconds_for(document), room_for(document)), collector_paused():
        result, elsewhere = _recognised(from_first_rank(document))  # what it took is let go before words are counted
        coverage = coverage_of(document, result.programme, result.places, elsewhere, result.left_out)
        return replace(result, coverage=coverage)


def _recognised(document: SourceDocument) -> tuple[ImportResult, dict[int, str]]:
    """The result without its coverage, and the lines whose words stand outside of nodes."""
    ledger = Ledger(list(document.findings))
    prepared = _prepared(document, ledger)
    blocks = with_larger_above(without_leading_amount(with_lone_numbers(prepared.blocks)))
    front = front_of(blocks, prepared.contents, ledger)
    rest = with_outlines_mended(front.rest, ledger)
    meta = prepared.meta
    front.rest, publisher = without_publisher(rest, meta.get("Herausgeber", ""))
    tree = Assembly(with_motions_kept(_pieces(front, prepared.contents)), ledger).tree()
    statements_become_measures(tree.roots)
    tell(0.9)
    return _result(document, front, tree, (meta, prepared.meta_places | publisher), prepared.printed, ledger)


@dataclass(slots=True)
class _Prepared:
    """The blocks of a source in their order; metadata and the lines that it comes from; line numbers that were printed."""

    blocks: list[Block]
    contents: Contents
    meta: dict[str, str]
    meta_places: dict[int, str]
    printed: dict[int, int]


def _prepared(document: SourceDocument, ledger: Ledger) -> _Prepared:
    numbered, printed = without_margin_numbers(lines_of(document), ledger)
    tell(0.1)
    mail, mail_meta, mail_places = without_mail_heads(
        with_bare_heads(with_names_beside(with_gaps_restored(with_gap_tables(with_torn_rows_joined(numbered)))))
    )
    lines, contents = _cleaned(mail, ledger)
    lines = with_captions_behind(lines)
    tell(0.6)
    joined = with_run_in_headings(with_strays_moved(blocks_of(lines, labels_of(lines), contents), ledger))
    joined = with_titles_before_openings(joined)
    untitled, head = with_motions(joined, ledger)
    letter = with_letter_head(with_tables(untitled, ledger))
    blocks, meta, meta_places = without_imprint(with_parents_first(with_titles_from_fields(letter)), ledger)
    tell(0.75)
    if head is not None:
        meta = head.meta | meta
        meta_places |= {line.index: "motion" for line in head.lines}
    if mail_meta:
        meta = meta | {OTHER: "; ".join(each[OTHER] for each in (mail_meta, meta) if OTHER in each)}
    return _Prepared(blocks, contents, meta, meta_places | mail_places, printed)


def _known(document: SourceDocument, programme: Programme) -> ImportResult:
    """A file that is a programme already: nothing to recognise."""
    programme = replace(programme, findings=(*document.findings, *programme.findings))
    return ImportResult(programme, document, {}, {}, _NOTHING_COVERED, {})


def _cleaned(lines: list[Line], ledger: Ledger) -> tuple[list[Line], Contents]:
    lines = with_codes_set_right(without_page_furniture(lines, ledger), ledger)
    lines = repaired(with_torn_words_joined(lines), ledger)
    lines = with_chapters_kept(lines, ledger)
    lines = without_web_furniture(lines, ledger)
    return without_contents(lines, ledger)


def _pieces(front: Front, contents: Contents) -> list[Piece]:
    """Roles of all blocks; a title above a single chapter heads it as well."""
    pieces = pieces_of(front.rest, contents, before=front.before)
    roles = {piece.role for piece in pieces}
    if front.taken and Role.ITEM in roles and Role.HEADING not in roles:
        return pieces_of(front.rest, contents, front.taken[0], before=front.before)
    tops = [piece for piece in pieces if piece.role is Role.HEADING and piece.level is Level.HANDLUNGSFELD]
    headless = not any(piece.role is Role.HEADING for piece in pieces)
    if not front.taken or any(piece.block.motion for piece in tops) or not (front.title_may_be_chapter or headless):
        return pieces
    chapter = front.taken[0]
    alike = heads_list_as_others(chapter, pieces) or sign_above_sheets(chapter, pieces) is not None
    alike = alike or opens_as_others(chapter, pieces)
    if len(tops) > 1 and not _is_one_chapter(pieces, tops) and not alike:
        return pieces
    return pieces_of(front.rest, contents, chapter, front.before)


def _is_one_chapter(pieces: Sequence[Piece], tops: Sequence[Piece]) -> bool:
    """Whether text follows right below the title, and what comes later are plain lines."""
    plain = all(piece.sign is not None and piece.sign.family == "plain" for piece in tops)
    first = pieces[0].block.plain
    return plain and pieces[0].role is Role.PARAGRAPH and (len(first) > _LONGEST_COVER or ends_sentence(first))


def _result(
    document: SourceDocument,
    front: Front,
    tree: Tree,
    imprint: tuple[dict[str, str], dict[int, str]],
    printed: dict[int, int],
    ledger: Ledger,
) -> tuple[ImportResult, dict[int, str]]:
    count_stuck_on(tree.roots, ledger)
    scheme = scheme_of(tree.roots, f"{front.title.plain} {front.subtitle.plain} {document.name}")
    own_id = derived_id("programme", front.title.plain, *(draft.title().plain for draft in tree.roots))
    found = nodes_of(tree.roots, scheme, own_id, ledger)
    meta = found.meta | imprint[0]
    programme = Programme(
        own_id,
        _title(document, front, tree, meta, ledger),
        found.scheme,
        front.subtitle.inline_markup(),
        meta,
        markup.serialise(grown(tree.preface)),
        markup.serialise(grown(tree.closing)),
        found.nodes,
    )
    programme = finished_programme(programme, ledger)
    elsewhere = _elsewhere(front.taken, tree) | imprint[1]
    return ImportResult(programme, document, found.places, ledger.dropped, _NOTHING_COVERED, printed), elsewhere


def _title(document: SourceDocument, front: Front, tree: Tree, meta: dict[str, str], ledger: Ledger) -> str:
    """The title found, else what the head of a motion, the only chapter, the file's properties, the heads of pages or its
    name say."""
    only = tree.roots[0].title() if len(tree.roots) == 1 else Text("")
    hint = document.meta.get("title", "")
    named = "" if is_file_name(hint) else hint
    candidates = (
        front.title.plain,
        meta.get("Veranstaltung", ""),
        only.plain,
        named,
        title_of_heads(
            document.lines[index].text for index, kind in ledger.dropped.items() if kind == "page_furniture"
        ),
        title_of_first_lines([line.plain for line in tree.preface_lines]),
        _UNDERSCORES.sub(" ", hint or document.name),
    )
    return markup.escape_inline(next((each for each in candidates if each), ""))


def _elsewhere(taken: Sequence[Block], tree: Tree) -> dict[int, str]:
    lines = [line for block in taken for line in block.lines] + tree.preface_lines + tree.closing_lines
    return {line.index: "tree" for line in lines}

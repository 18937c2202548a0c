"""What an import gives: the programme, and where everything in it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from importers.source import SourceDocument
from programme.model import Programme


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a source's words stand in the tree (with title and preface), in the metadata, or in what findings say
    was left out on purpose. `missing` are indexes of lines that have no place; empty unless there is a bug. `lost` says
    of lines that have one how many of their words the programme does not say all the same."""

    words: int
    in_tree: int
    in_meta: int
    left_out: int
    missing: tuple[int, ...]
    lost: Mapping[int, int] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """Words kept in tree and metadata, as a share of all that were not left out on purpose."""
        wanted = self.words - self.left_out
        return (self.in_tree + self.in_meta) / wanted if wanted else 1.0


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A recognised programme; its findings stand in `programme.findings`.

    `places` maps node ids to indexes into `document.lines`, in reading order. `left_out` maps indexes of lines that
    stand neither in the tree nor in the metadata to the kind of the finding that tells of them.
    `printed_lines` maps indexes of lines to the line numbers that were printed beside them.
    """

    programme: Programme
    document: SourceDocument
    places: Mapping[str, tuple[int, ...]]
    left_out: Mapping[int, str]
    coverage: Coverage
    printed_lines: Mapping[int, int]

    def source_numbers(self, node_id: str) -> tuple[int, ...]:
        """Numbers of the source lines of a node, each once."""
        return tuple(dict.fromkeys(self.document.lines[index].number for index in self.places.get(node_id, ())))

"""The jobs of the worker process. Each takes plain data and a function for its progress (0 to 1)."""

from collections.abc import Callable
from pathlib import Path

from exporters.options import ExportOptions
from programme.model import Programme

Progress = Callable[[float], None]
READ = "desktop.worker_jobs:read_file"
WRITE = "desktop.worker_jobs:write_file"


def read_file(path: Path, progress: Progress) -> Programme:
    """The programme that a document holds, with findings. Raises `UserError`."""
    from importers.registry import read

    progress(0.05)
    return read(path).programme


def write_file(programme: Programme, options: ExportOptions, target: Path, progress: Progress) -> Path:
    """Writes a file and gives its path. Raises `UserError`."""
    from exporters.registry import export

    export(programme, options, target, progress)
    return target

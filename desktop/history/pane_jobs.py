"""Jobs of the worker process for the views beside the editor. Plain data in and out."""

from collections.abc import Callable

from desktop.history.compare_rows import Comparison, compare
from programme.model import Programme

Progress = Callable[[float], None]
COMPARE = "desktop.history.pane_jobs:compare_states"


def compare_states(before: Programme, after: Programme, progress: Progress) -> Comparison:
    """Everything that differs between two states, and what does not."""
    progress(0.0)
    return compare(before, after)

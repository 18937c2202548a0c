"""Quick questions to pdfium, of which a file needs hundreds of thousands."""

import ctypes
from typing import Any


def question(function: Any, answer: Any) -> Any:
    """`function` of pdfium, which answers in the type `answer`, without a look at what it is asked with: that would take as long
    again. Places in memory must be given as `ctypes.c_void_p`, since of a plain number 32 bits remain."""
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, ctypes.c_void_p).value or 0)

"""Places in a text: Qt counts UTF-16 units, Python counts signs, and an emoji is two of the one and one of the other."""


def units_before(text: str, place: int) -> int:
    """Where Qt has the sign that Python has at `place`."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def signs_before(text: str, units: int) -> int:
    """Where Python has the sign that Qt has at `units`; in the middle of one, where that begins."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))

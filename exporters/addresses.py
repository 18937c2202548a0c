"""Which links of a programme lead into the web: only these become links in written files."""

import re
from urllib.parse import quote, urlsplit

_WEB = ("http", "https", "mailto", "tel", "ftp")


def web_address(address: str) -> str | None:
    """`address` as a target that Word accepts; None where it is no address of the web, of mail or telephone."""
    quoted = quote(address.strip(), safe="%/:=&?~#+!$,;'@()*[]-._", errors="replace")
    try:
        parts = urlsplit(quoted)
    except ValueError:
        return None
    if parts.scheme.lower() not in _WEB or not (parts.netloc or parts.path):
        return None
    needs_host = parts.scheme.lower() in ("http", "https", "ftp")
    if needs_host and not re.fullmatch(r"(?:[\w.~%-]+@)?[\w.%-]+(?::\d{1,5})?", parts.netloc):
        return None
    return quoted.replace("[", "%5B").replace("]", "%5D")

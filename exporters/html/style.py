"""The style sheet of HTML pages, made from the printed design; light and dark, screen and paper."""

from exporters.design import Design, Look
from exporters.word.look import head_font, text_font

_SERIF, _SANS = "Georgia, 'Times New Roman', serif", "'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_FRAME = """
*,::before,::after{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;color:var(--text);background:var(--ground);overflow-wrap:break-word}
main,nav,header,footer{max-width:44rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:3rem}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--ground);border:2px solid var(--accent)}
h1,h2,h3,h4,h5,h6{hyphens:manual;text-wrap:balance;scroll-margin-top:1rem}
.label{display:block;color:var(--quiet);font-weight:400}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
nav ol{list-style:none;padding-left:0}
nav ol ol{padding-left:1.25rem}
nav li{margin:.2rem 0}
nav a{display:inline-block;padding-left:1.25rem;text-indent:-1.25rem;text-wrap:balance}
ul,ol{padding-left:1.5rem}
li{margin:.3rem 0}
table{width:100%;border-collapse:collapse;margin:.5rem 0 1.5rem}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:.35rem .75rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
thead th{border-bottom-width:2px}
th[scope=row]{width:32%}
.titelbild{width:100%;height:auto;border-radius:.5rem;margin-bottom:2rem}
.logo{width:auto;height:auto;max-width:12rem;max-height:6rem;float:right;margin-left:1rem}
.path,.field{color:var(--quiet)}
.excerpt{border-block:2px solid var(--accent);padding:.75rem 0}
.lines{white-space:nowrap;hyphens:manual;font-family:'Source Sans 3','Segoe UI',Roboto,Arial,sans-serif;padding-left:3rem}
.line{display:block;position:relative}
.line::before{content:attr(data-line);position:absolute;right:calc(100% + 1rem);color:var(--quiet);font-size:.75em;line-height:2}
.divided::after{content:"-"}
.wide{overflow-x:auto}
ins{text-decoration:underline;color:var(--added)}
del{text-decoration:line-through;color:var(--removed)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}
dt{font-weight:600}
dd{margin:0}
@media (max-width:34rem){dl{display:block}dd{margin-bottom:.5rem}th[scope=row]{width:40%}}
@media (prefers-color-scheme:dark){:root{--text:#ececec;--ground:#161616;--quiet:#b4b4b4;--rule:#5a5a5a;--accent:#8cc8ff;--added:#7fdca4;--removed:#ff9c9c}}
@media print{nav,.skip{display:none}h1,h2,h3,h4,h5,h6{break-after:avoid}tr{break-inside:avoid}a{color:inherit}}
"""


def style_sheet(design: Design) -> str:
    """CSS without any outside resource: fonts are named, not loaded."""
    text = _family(text_font(design), _SERIF if "Serif" in text_font(design) else _SANS)
    head = _family(head_font(design), _SANS)
    base = design.text.size
    rules = [
        f":root{{--text:#1a1a1a;--ground:#fff;--quiet:#555;--rule:{design.rule};--added:#00602b;--removed:#a3001b;--accent:{_readable(design.accent)}}}",
        f"body{{font:{_size(base)}/{design.text.leading / base:.2f} {text};hyphens:{'auto' if design.text.hyphenated else 'manual'}}}",
        f"h1,h2,h3,h4,h5,h6,nav,table,.label,.path{{font-family:{head}}}",
        f"h1{{font-size:{design.cover.title.size / base:.2f}em;line-height:1.15;margin:0 0 .5rem}}",
        *(_heading(f"h{rank}", look, base) for rank, look in enumerate(design.headings[:3], 2)),
        f"h5,h6{{font-size:{design.measure.size / base:.2f}em;line-height:1.35;margin:1.5rem 0 .4rem}}",
    ]
    return "\n".join(rules) + _FRAME + ("" if design.italics else "em{font-style:normal;font-weight:600}\n")


def _family(name: str, others: str) -> str:
    return f"'{name}', {others}"


def _size(points: float) -> str:
    """Print sizes are small on a screen; readers' own settings scale them."""
    return f"{max(1.0, points * 1.6 / 16):.3f}rem"


def _heading(name: str, look: Look, base: float) -> str:
    return f"{name}{{font-size:{look.size / base:.2f}em;line-height:1.25;margin:{look.before / base:.1f}rem 0 .5rem}}"


def _readable(accent: str) -> str:
    """Black is no accent on a screen, where links have to stand out."""
    return "#0b4f8a" if accent.lower() == "#000000" else accent

"""The house rules that no other tool checks: short files and functions, few broad excepts, nothing of a machine in the files."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("programme", "resources", "importers", "exporters", "database", "desktop")
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
BROAD_EXCEPTS = 3  # the window's exception hook, the command line's main, the worker process
BINARY = {
    ".ttf",
    ".aff",
    ".dic",
    ".png",
    ".docx",
    ".odt",
    ".pdf",
    ".xlsx",
    ".sqlite",
    ".db",
    ".programm",
    ".qm",
    ".ico",
}
# Put together here, so that this file does not find itself.
FOREIGN = re.compile(
    "|".join(
        [
            r"(?:test\.)?py" + r"pi\.org",
            "python" + r"hosted\.org",
            "registry" + r"\.(?:npmjs|yarnpkg)\.",
            "proxy" + r"\.golang\.org",
            r"(?<![\w.])/(?:" + "|".join(["work", "tmp", "root", "opt"]) + r")/\w",
            r"(?<![\w.])/home/" + r"\w",
            r"[A-Z]:\\" + r"Users\\",
        ]
    )
)


def own_files() -> list[Path]:
    """Files that git tracks or would track; all files where the tests run outside a checkout."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        return [path for folder in (*PACKAGES, "tests") for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for name in names if name and (path := ROOT / name).is_file()]


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Name and syntax tree of each Python file below these folders."""
    for path in own_files():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix == ".py" and name.startswith(tuple(f"{folder}/" for folder in folders)):
            yield name, ast.parse(path.read_text(encoding="utf-8"), name)


def long_functions(tree: ast.Module) -> Iterator[tuple[int, str, int]]:
    """Line, name and length of the functions that are too long, from `def` to the last line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield node.lineno, node.name, length


def broad_excepts(tree: ast.Module) -> Iterator[int]:
    """Lines of handlers that keep everything to themselves; one that ends in `raise` only tidies up."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and ast.unparse(node.body[-1]) != "raise":
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in kinds):
                yield node.lineno


def imported(tree: ast.Module) -> Iterator[str]:
    """Top names of all imports, also of those inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def pins(name: str) -> dict[str, str]:
    """Package and version of a requirements file; every one must carry a hash."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==([\w.]+)(?: ; [^\\]*)?[ ]\\\n    --hash=sha256:", text, re.MULTILINE)
    assert len(found) == len(re.findall(r"^\w", text, re.MULTILINE)), f"{name}: a line without version or hash"
    return {plain_name(package): version for package, version in found}


def plain_name(package: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", package).lower()


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in own_files() if path.suffix == ".py"}
    assert {path.relative_to(ROOT): n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    found = [
        f"{name}:{line} {function}: {length}"
        for name, tree in sources(*PACKAGES, "tests")
        for line, function, length in long_functions(tree)
    ]
    assert found == []


def test_everything_is_caught_in_three_places_only() -> None:
    found = [f"{name}:{line}" for name, tree in sources(*PACKAGES) for line in broad_excepts(tree)]
    assert len(found) <= BROAD_EXCEPTS, found
    assert all(place.startswith("desktop/") for place in found), found


def test_the_ground_floor_is_standard_library_only() -> None:
    allowed = set(sys.stdlib_module_names) | {"programme", "resources"}
    found = {
        f"{name}: {module}"
        for name, tree in sources("programme", "resources")
        for module in imported(tree)
        if module not in allowed and not name.startswith("programme/language/")
    }
    assert found == set()


def test_every_library_that_is_imported_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = {plain_name(requirement.split("==")[0]) for requirement in project["dependencies"]}
    owners = packages_distributions()
    foreign = {
        module: name
        for name, tree in sources(*PACKAGES)
        for module in imported(tree)
        if module not in sys.stdlib_module_names and module not in PACKAGES
    }
    found = {
        f"{name}: {module}"
        for module, name in foreign.items()
        if not pinned & set(map(plain_name, owners.get(module, [])))
    }
    assert found == set()


def test_there_is_no_drawer_for_everything() -> None:
    assert [
        name for name, _ in sources(*PACKAGES) if Path(name).stem in {"utils", "util", "helpers", "misc", "common"}
    ] == []


def test_files_name_no_registry_and_no_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for path in own_files()
        if path.suffix not in BINARY
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if (match := FOREIGN.search(line))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "hit"),
    [
        ("see https://py" + "pi.org/simple", True),
        ("cd /wo" + "rk/main", True),
        ('open("/ho' + 'me/anna/x")', True),
        ("framework/main, ../shared/seeds, /usr/share/hunspell", False),
    ],
)
def test_the_search_for_machines_finds_them(line: str, hit: bool) -> None:
    assert bool(FOREIGN.search(line)) is hit


def test_requirements_are_what_pyproject_pins() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": project["dependency-groups"]["dev"],
    }
    for file, wanted in asked.items():
        locked = pins(file)
        for requirement in wanted:
            package, version = requirement.split("==")
            assert locked.get(plain_name(package)) == version, f"{requirement}: run make lock"


def test_layers_are_kept() -> None:
    command = Path(sys.executable).with_name("lint-imports")  # in a process of its own: it switches our log off
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout

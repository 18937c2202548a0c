"""The bundled sample programmes. No Qt."""

from programme.model import Programme


def bundled_samples() -> list[Programme]:
    """All invented; in the order of their files."""
    import json

    from programme import json_format
    from resources.paths import samples_dir

    files = sorted(samples_dir().glob("*.json"))
    return [json_format.from_json(json.loads(path.read_text("utf-8"))) for path in files]

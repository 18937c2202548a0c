"""The bundled sample programmes. No Qt."""

from programme.model import Programme


def bundled_samples() -> list[Programme]:
    """All invented; in the order of their files. Their ids are new each time: with the same ids everywhere, what a
    colleague made of a sample would be taken for another state of one's own that nobody can merge."""
    import json

    from database.transfer import with_new_ids
    from programme import json_format
    from resources.paths import samples_dir

    files = sorted(samples_dir().glob("*.json"))
    return [with_new_ids(json_format.from_json(json.loads(path.read_text("utf-8")))) for path in files]

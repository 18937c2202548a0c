"""The review of a document that was read: source, recognised tree, findings."""

"""Bundled files: fonts, dictionaries, sentences, samples, designs, translations; `resources.paths` knows where they lie."""

"""The guide as code: YAML in, every file of the site out. Knows nothing of MkDocs."""

__version__ = "0.1.0"

"""Changes to the content: check --fix, new entries, accept."""

"""`python -m careerguide` is the command `careerguide`."""

from __future__ import annotations

import sys

from careerguide.cli.app import main

if __name__ == "__main__":
    sys.exit(main())

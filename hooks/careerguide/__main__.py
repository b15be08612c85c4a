"""`python -m careerguide` is the command `careerguide`."""

import sys

from careerguide.cli.app import main

if __name__ == "__main__":
    sys.exit(main())

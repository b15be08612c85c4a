"""`python -m careerguide` is the command `careerguide`."""

import sys

from careerguide.build.stop import stop_when_told
from careerguide.cli.app import main

if __name__ == "__main__":
    stop_when_told()
    sys.exit(main())

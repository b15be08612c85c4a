"""Today's date, for what a command reports. No file of the site depends on it."""

import os
import time
from datetime import UTC, date, datetime

from careerguide.problems.problem import MachineError


def today() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH if that is set. Raises MachineError when that isn't a time."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(time.time() if given is None else int(given), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise MachineError(
            "SOURCE_DATE_EPOCH isn't a number of seconds since 1970.", "Unset it, or set it to one, such as 1764000000."
        ) from error

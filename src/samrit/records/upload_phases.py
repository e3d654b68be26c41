"""How far a list of partners is, from the file to the register; read and saved by a worker, step by step."""

from enum import StrEnum


class Phase(StrEnum):
    """What happens, or has happened, to a list that came as a file."""

    ASKED = "asked"  # waits for a worker to read it
    MATCHING = "matching"  # is read, and compared with the register row by row
    READY = "ready"  # waits for a person
    SAVE_ASKED = "save_asked"  # waits for a worker to save it
    SAVING = "saving"
    DONE = "done"
    FAILED = "failed"  # nothing of it was saved; the file says why


AT_WORK = (Phase.ASKED, Phase.MATCHING, Phase.SAVE_ASKED, Phase.SAVING)

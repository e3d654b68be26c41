"""What a decoder says of a file that it doesn't take."""


class Refusal(Exception):  # noqa: N818 - an answer, given by its reason; no error of the program
    """The reason by its short name: broken, too-large, encrypted, macros, no-tool, empty."""

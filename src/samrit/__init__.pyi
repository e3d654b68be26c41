from samrit.checks import check as check
from samrit.measure.file import measure_file as measure
from samrit.readers.file import read as read

__version__: str
__all__ = ["check", "measure", "read"]

"""From files to their text: `walk` finds the documents, `read` gives each one's text as read.

A reader for each kind of file is imported when the first such file is met.
"""

from loaders.reading.folders import Walk, walk
from loaders.reading.reader import read
from loaders.reading.text import Text

__all__ = ["Text", "Walk", "read", "walk"]

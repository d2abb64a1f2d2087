"""Paths as objects."""

# A package, whose parts can be imported.
__path__ = []

from pathlib._local import Path, PosixPath, UnsupportedOperation, WindowsPath
from pathlib._pure import PurePath, PurePosixPath

__all__ = ["Path", "PosixPath", "PurePath", "PurePosixPath", "UnsupportedOperation", "WindowsPath"]

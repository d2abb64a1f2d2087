import os
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as base:
    os.chdir(base)
    Path("x/y").mkdir(parents=True)
    Path(".hid").mkdir()
    for name in ("a.txt", "x/1.py", "x/y/2.py", "x/.h.py", ".hid/3.py"):
        Path(name).touch()
    os.symlink("x", "lx")
    for pattern in ("*", "**", "**/*", "*.py", "**/*.py", "x/*", "x/**", "x/**/", "*/", "x/../a.txt", "**/y", "**/y/*",
                    "*/*.py", "[ax]*", "x/1.py", "none/*", "**/*/", "**/**/2.py"):
        print(pattern, sorted(map(str, Path().glob(pattern))), sorted(map(str, Path("x").rglob(pattern))))
    print(sorted(Path().glob("*.TXT", case_sensitive=False)))
    for bad in ("", "/x", "."):
        try:
            list(Path().glob(bad))
        except (ValueError, NotImplementedError) as error:
            print(type(error).__name__, error)
    os.chdir("/")

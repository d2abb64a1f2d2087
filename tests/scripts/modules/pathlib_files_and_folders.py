import os
import tempfile
from pathlib import Path


def attempt(call):
    try:
        print(call())
    except OSError as error:
        print(type(error).__name__, error)


with tempfile.TemporaryDirectory() as base:
    os.chdir(base)
    Path("x/y").mkdir(parents=True)
    attempt(Path("x").mkdir)
    attempt(Path("q/r").mkdir)
    Path("x").mkdir(exist_ok=True)
    Path("f").touch()
    attempt(lambda: Path("f").touch(exist_ok=False))
    attempt(lambda: Path("f").mkdir(exist_ok=True))
    attempt(Path("none").unlink)
    Path("none").unlink(missing_ok=True)
    attempt(Path("x").unlink)
    attempt(Path("x").rmdir)
    attempt(Path("none").stat)
    attempt(lambda: Path("none").iterdir())
    print(sorted(map(str, Path("x").iterdir())), sorted(Path().iterdir()))
    print(Path("f").rename("g"), Path("g").replace("h"), Path("h").exists(), Path("f").exists())
    Path("link").symlink_to("h")
    Path("hard").hardlink_to("h")
    print(Path("link").is_symlink(), Path("link").readlink(), Path("hard").samefile("h"), Path("link").lstat().st_size)
    print(Path("link").resolve() == Path(base).resolve() / "h", Path("x/../h").resolve().name, Path("x/../h").absolute().parts[-3:])
    Path("h").chmod(0o640)
    print(oct(Path("h").stat().st_mode), Path.cwd() == Path(os.getcwd()), Path("~").expanduser() == Path.home())
    for top, folders, files in Path(".").walk():
        folders.sort()
        print(top, folders, sorted(files))
    os.chdir("/")

import os
import shutil
import tempfile
from pathlib import Path


def attempt(call):
    try:
        print(call())
    except OSError as error:
        print(type(error).__name__, error)


with tempfile.TemporaryDirectory() as base:
    os.chdir(base)
    Path("a").write_text("data")
    os.chmod("a", 0o751)
    os.utime("a", (100, 200))
    os.mkdir("d")
    print(shutil.copy("a", "d"), shutil.copyfile("a", "b"), shutil.copy2("a", Path("c")))
    print(oct(os.stat("d/a").st_mode), os.stat("c").st_mtime, os.stat("d/a").st_mtime == 200)
    os.symlink("a", "l")
    print(shutil.copy("l", "m", follow_symlinks=False), os.readlink("m"), os.path.islink(shutil.copy("l", "n")))
    attempt(lambda: shutil.copyfile("a", "a"))
    attempt(lambda: shutil.copyfile("a", "l"))
    attempt(lambda: shutil.copyfile("none", "b"))
    attempt(lambda: shutil.copyfile("a", "d"))
    attempt(lambda: shutil.copy("d", "z"))
    attempt(lambda: shutil.copyfile("a", "none/b"))
    with open("a", "rb") as source, open("e", "wb") as target:
        source.read(1)
        shutil.copyfileobj(source, target, 2)
    print(Path("e").read_bytes(), sorted(os.listdir()))
    print(shutil.SameFileError.__mro__[1].__name__, issubclass(shutil.Error, OSError))
    os.chdir("/")

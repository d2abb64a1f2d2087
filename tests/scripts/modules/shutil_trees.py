import os
import shutil
import tempfile
from pathlib import Path


def attempt(call):
    try:
        print(call())
    except OSError as error:
        print(type(error).__name__, error)


def tree(top):
    return sorted(str(path.relative_to(top)) for path in Path(top).rglob("*"))


with tempfile.TemporaryDirectory() as base:
    os.chdir(base)
    for name in ("s/a.txt", "s/b.py", "s/d/c.py"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(name)
    print(shutil.copytree("s", "t"), tree("t"))
    attempt(lambda: shutil.copytree("s", "t"))
    attempt(lambda: shutil.copytree("s", "t", dirs_exist_ok=True))
    attempt(lambda: shutil.copytree("none", "u"))
    print(tree(shutil.copytree("s", "v", ignore=shutil.ignore_patterns("*.py"))))
    print(shutil.move("v", "t"), tree("t"), os.path.exists("v"))
    attempt(lambda: shutil.move("s", "s/d"))
    attempt(lambda: shutil.move("none", "x"))
    Path("f").touch()
    print(shutil.move("f", "t/g"), shutil.move(Path("t/g"), "."))
    os.symlink("s", "l")
    attempt(lambda: shutil.rmtree("none"))
    attempt(lambda: shutil.rmtree("l"))
    attempt(lambda: shutil.rmtree("g"))
    shutil.rmtree("none", ignore_errors=True)
    failed = []
    shutil.rmtree("none", onexc=lambda function, path, error: failed.append((path, type(error).__name__)))
    shutil.rmtree("t")
    print(failed, os.path.exists("t"), tree("s"))
    print(os.path.basename(shutil.which("sh")), shutil.which("no-such-program"), shutil.which("sh", path="/none"))
    usage = shutil.disk_usage(base)
    print(usage._fields, usage.total >= usage.used > 0)
    os.chdir("/")

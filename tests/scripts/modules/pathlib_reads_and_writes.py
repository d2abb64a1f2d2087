import tempfile
from pathlib import Path


def attempt(call):
    try:
        print(call())
    except (OSError, TypeError, ValueError) as error:
        print(type(error).__name__, str(error).replace(base, "BASE"))


with tempfile.TemporaryDirectory() as base:
    path = Path(base) / "note.txt"
    print(path.exists(), path.write_text("héllo\nworld\n"), path.read_text(), path.read_bytes(), path.stat().st_size)
    print(path.write_bytes(b"\xff12"), path.read_bytes(), path.read_text(encoding="latin-1"), path.is_file())
    attempt(path.read_text)
    with path.open("a") as file:
        file.write("more")
    with path.open("rb") as file:
        print(file.read())
    print(path.write_text("a\r\nb", newline=""), path.read_text(), repr(path.read_text(newline="")))
    attempt(lambda: path.write_text(b"x"))
    attempt(lambda: path.write_bytes("x"))
    attempt(lambda: path.write_text())
    attempt(lambda: (Path(base) / "none").read_text())
    attempt(lambda: Path(base).read_text())
    attempt(lambda: path.open("q"))

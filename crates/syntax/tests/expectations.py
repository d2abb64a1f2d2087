"""Writes the expectations under data/ anew, from what the running Python says.

Run with CPython 3.13:  PYTHONHASHSEED=0 python3.13 crates/syntax/tests/expectations.py
"""

import ast
import pathlib
import subprocess
import sys
import tempfile
import warnings

DATA = pathlib.Path(__file__).parent / "data"
ONLY_AST = 0x400


def errors():
    """Programs, each followed by the error of parsing it."""
    path = DATA / "errors.txt"
    out, program = [], []
    for line in path.read_text().splitlines(keepends=True):
        if not line.startswith(">>> "):
            if program or line != "\n":
                program.append(line)
            continue
        source = "".join(program)
        program = []
        try:
            compile(source, "<string>", "exec", ONLY_AST)
        except SyntaxError as e:
            place = f"{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}"
            out.append(f"{source}>>> {place} {type(e).__name__}: {e.msg}\n")
    path.write_text("\n".join(out))


def syntax_warnings():
    """Programs, each followed by the warnings of compiling it."""
    path = DATA.parents[2] / "compiler/tests/data/warnings.txt"
    out = []
    for case in path.read_text().split("---\n"):
        source = "\n".join(line for line in case.splitlines() if not line.startswith(">>> "))
        if not source:
            continue
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter("always")
            compile(source, "<string>", "exec")
        told = sorted(found, key=lambda warning: warning.lineno)
        out.append(source + "\n" + "".join(f">>> {w.lineno} {w.message}\n" for w in told) + "---\n")
    path.write_text("".join(out))


def excerpts():
    """Programs and what running them as x.py prints."""
    path = DATA / "excerpts.txt"
    parts = path.read_text().split("%%\n")
    with tempfile.TemporaryDirectory() as folder:
        for index in range(0, len(parts), 2):
            pathlib.Path(folder, "x.py").write_text(parts[index])
            ran = subprocess.run([sys.executable, "x.py"], cwd=folder, capture_output=True, text=True)
            parts[index + 1] = ran.stderr.replace(folder + "/", "")
    path.write_text("%%\n".join(parts))


def trees():
    """Each program's tree and tokens."""
    for path in (DATA / "trees").glob("*.py"):
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            forget_places_in_fstring(node)
        dumped = ast.dump(tree, indent=2, include_attributes=path.stem == "positions")
        path.with_suffix(".ast").write_text(dumped + "\n")
        if path.with_suffix(".tokens").exists():
            listed = subprocess.run([sys.executable, "-m", "tokenize", path], capture_output=True, text=True)
            path.with_suffix(".tokens").write_text(listed.stdout)


def forget_places_in_fstring(node):
    """The texts of an f-string get the place of the whole, as in our tree; `u` prefixes are forgotten."""
    if isinstance(node, ast.Constant):
        node.kind = None
    if not isinstance(node, ast.JoinedStr):
        return
    for part in node.values:
        inner = part if isinstance(part, ast.Constant) else part.format_spec
        if inner is not None:
            ast.copy_location(inner, node)
            forget_places_in_fstring(inner)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    errors()
    syntax_warnings()
    excerpts()
    trees()

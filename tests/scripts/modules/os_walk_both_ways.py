import os
import tempfile


def show(base, **options):
    for top, folders, files in os.walk(base, **options):
        folders.sort()
        print(" ", os.path.relpath(top, base), folders, sorted(files))


with tempfile.TemporaryDirectory() as base:
    for path in ("a/x", "a/deep/y", "b/z", "top"):
        full = os.path.join(base, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        open(full, "w").close()
    os.symlink("a", os.path.join(base, "link"))
    print("down")
    show(base)
    print("with links")
    show(base, followlinks=True)
    print("up")
    print(sorted(os.path.relpath(top, base) for top, _, _ in os.walk(base, topdown=False)))
    print("pruned")
    for top, folders, files in os.walk(base):
        folders[:] = [name for name in sorted(folders) if name != "a"]
        print(" ", os.path.relpath(top, base), folders)
    seen = []
    print(list(os.walk(base + "/none")), list(os.walk(base + "/none", onerror=seen.append)))
    print([type(error).__name__ for error in seen])

import glob
import os
import re
import tempfile

for pattern in ("*", "**", "*.txt", "**/*.py", "a/**/b", "a/**", "**/**/c", "/a//b?c", "[!ab]c/.*", "a**", "***", "[.]x", "[a-", "[]-]", ""):
    for options in ({}, {"recursive": True}, {"include_hidden": True}, {"recursive": True, "include_hidden": True}):
        print(repr(pattern), options, glob.translate(pattern, **options))
print(glob.translate(r"a\*/b", seps="\\"), glob.translate(r"**\*.txt", seps=["/", "\\"], recursive=True))
matches = re.compile(glob.translate("src/**/test_?.py", recursive=True)).match
print([path for path in ("src/test_1.py", "src/a/b/test_x.py", "src/.git/test_1.py", "src/test_10.py", "a/src/test_1.py") if matches(path)])
for wrong in (5, None, b"*"):
    try:
        glob.translate(wrong)
    except TypeError as error:
        print(error)

# Paths may be looked for in a folder that is open.
with tempfile.TemporaryDirectory() as folder:
    os.makedirs(os.path.join(folder, "inner", "deep"))
    for name in ("a.txt", "b.py", "inner/c.txt", "inner/deep/d.txt"):
        open(os.path.join(folder, name), "w").close()
    number = os.open(folder, os.O_RDONLY)
    print(sorted(glob.glob("*.txt", dir_fd=number)), sorted(glob.glob("**/*.txt", dir_fd=number, recursive=True)))
    print(glob.glob("c.*", dir_fd=number, root_dir="inner"), glob.glob(b"*.py", dir_fd=number), glob.glob("b.py", dir_fd=number))
    os.close(number)

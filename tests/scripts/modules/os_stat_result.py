import os
import stat
import tempfile

with tempfile.TemporaryDirectory() as base:
    path = os.path.join(base, "file")
    with open(path, "w") as file:
        file.write("twelve bytes")
    os.chmod(path, 0o640)
    os.utime(path, (1000, 2000.5))
    facts = os.stat(path)
    print(facts.st_size, facts[6], len(facts), stat.filemode(facts.st_mode), facts.st_nlink)
    print(facts.st_atime, facts.st_mtime, facts[stat.ST_MTIME], facts.st_mtime_ns, facts.st_atime_ns)
    print(facts.st_size == os.path.getsize(path), os.path.getmtime(path), os.path.getatime(path))
    print(type(facts), repr(facts)[:25], facts == os.stat(path), facts == tuple(facts))
    with open(path) as file:
        print(os.fstat(file.fileno()).st_ino == facts.st_ino, os.stat(file.fileno()).st_size)
    os.utime(path, ns=(3_000_000_001, 4_000_000_002))
    print(os.stat(path).st_mtime_ns, os.stat(path)[8])
    try:
        facts.st_size = 3
    except AttributeError as error:
        print("AttributeError", error)
    print(stat.S_ISREG(facts.st_mode), stat.S_ISDIR(os.stat(base).st_mode), oct(stat.S_IMODE(facts.st_mode)))

import os
import tempfile

with tempfile.TemporaryDirectory(prefix="pre", suffix="suf") as base:
    name = os.path.basename(base)
    print(name[:3], name[-3:], os.path.isdir(base), oct(os.stat(base).st_mode))
    open(os.path.join(base, "inside"), "w").close()
print(os.path.exists(base))
with tempfile.NamedTemporaryFile("w+", suffix=".txt", prefix="note") as file:
    file.write("line\nnext\n")
    file.flush()
    file.seek(0)
    name = os.path.basename(file.name)
    print(name[:4], name[-4:], file.read(), os.path.exists(file.name), oct(os.stat(file.name).st_mode))
    file.seek(0)
    print([line for line in file])
print(os.path.exists(file.name), file.closed)
with tempfile.NamedTemporaryFile(delete=False) as kept:
    kept.write(b"kept")
print(os.path.exists(kept.name), kept.mode)
os.unlink(kept.name)
with tempfile.TemporaryFile() as file:
    file.write(b"bytes")
    file.seek(0)
    print(file.read(), type(file.name).__name__)
fd, path = tempfile.mkstemp(text=True)
os.close(fd)
os.remove(path)
folder = tempfile.mkdtemp()
os.rmdir(folder)
print(os.path.dirname(folder) == tempfile.gettempdir(), tempfile.gettempprefix(), tempfile.gettempdirb() == os.fsencode(tempfile.gettempdir()))
holder = tempfile.TemporaryDirectory()
holder.cleanup()
holder.cleanup()
print(os.path.exists(holder.name), repr(holder).startswith("<TemporaryDirectory '"))
for bad in (lambda: tempfile.mkstemp(suffix=b"a", prefix="b"), lambda: tempfile.mkdtemp(dir="/none/such"),
            lambda: tempfile.NamedTemporaryFile("x"), lambda: tempfile.mkstemp(prefix=5)):
    try:
        bad()
    except (TypeError, ValueError, FileNotFoundError) as error:
        print(type(error).__name__)

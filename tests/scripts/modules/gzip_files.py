import gzip
import io
import os
import tempfile

text = b"line one\nline two\n" * 20
packed = gzip.compress(text, mtime=0)
print(packed[:4], packed[4:8], gzip.decompress(packed) == text, gzip.decompress(packed + packed) == text * 2, gzip.decompress(b""))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file.gz")
    with gzip.open(path, "wb") as file:
        print(file.write(text), file.tell(), file.readable(), file.writable())
    with gzip.open(path) as file:
        print(file.readline(), file.read(4), file.tell(), file.seek(0), len(file.read()), file.read())
    with gzip.open(path, "at", encoding="utf-8") as file:
        file.write("appended é\n")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = file.readlines()
    print(len(lines), lines[-1])
    print([len(line) for line in gzip.open(path)][:3])
buffer = io.BytesIO()
with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=5) as file:
    file.write(b"in memory")
print(gzip.GzipFile(fileobj=io.BytesIO(buffer.getvalue())).read(), file.closed)
for bad in (
    lambda: gzip.decompress(b"not gzip"),
    lambda: gzip.decompress(packed[:-3]),
    lambda: gzip.open("x", "bt"),
    lambda: gzip.open(5),
    lambda: gzip.open("no/such/file"),
    lambda: gzip.GzipFile(fileobj=io.BytesIO(packed), mode="rb").write(b"x"),
):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)

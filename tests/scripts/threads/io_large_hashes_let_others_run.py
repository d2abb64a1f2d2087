# needs: real time
import hashlib
import threading
import zlib

data = b"some text, " * 200_000
packed = zlib.compress(data, 1)
steps, done = 0, False


def count():
    global steps
    while not done:
        steps += 1


thread = threading.Thread(target=count)
thread.start()
for name, call in (
    ("sha256", lambda: hashlib.sha256(data).hexdigest()),
    ("update", lambda: hashlib.md5().update(data)),
    ("blake2b", lambda: hashlib.blake2b(data).hexdigest()),
    ("compress", lambda: zlib.decompress(zlib.compress(data, 1)) == data),
    ("compressobj", lambda: len(zlib.compressobj(1).compress(data)) >= 0),
    ("decompress", lambda: len(zlib.decompress(packed))),
    ("crc32", lambda: [zlib.crc32(data) for _ in range(20)][0]),
):
    # On a busy machine the other thread may come too late once.
    for _ in range(2000):
        before = steps
        result = call()
        if steps > before:
            break
    print(name, result, steps > before)
done = True
thread.join()

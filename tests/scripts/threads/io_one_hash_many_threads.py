import hashlib
import threading
import zlib

shared, data = hashlib.sha256(), b"x" * 5000
packer, packed = zlib.compressobj(), []


def work():
    for _ in range(20):
        shared.update(data)
        shared.update(b"xx")
        shared.copy().hexdigest()
        hashlib.sha256(data).hexdigest()
    assert zlib.decompress(zlib.compress(data)) == data


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(shared.hexdigest() == hashlib.sha256(b"x" * 5002 * 80).hexdigest())

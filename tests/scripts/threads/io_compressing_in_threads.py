import gzip
import threading
import zlib

texts = [f"text number {number} ".encode() * 3000 for number in range(6)]
good = []


def work(text):
    packer, opener = zlib.compressobj(), zlib.decompressobj()
    packed = b"".join(packer.compress(text[at : at + 5000]) for at in range(0, len(text), 5000)) + packer.flush()
    good.append(opener.decompress(packed) == text and opener.eof)
    good.append(gzip.decompress(gzip.compress(text)) == text)
    good.append(zlib.crc32(text) == zlib.crc32(text[3000:], zlib.crc32(text[:3000])))


threads = [threading.Thread(target=work, args=(text,)) for text in texts]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(good), all(good))

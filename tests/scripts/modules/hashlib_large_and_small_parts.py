import hashlib

data = bytes(range(256)) * 100
for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"):
    whole, parts, copies = hashlib.new(name, data), hashlib.new(name), hashlib.new(name)
    for at in range(0, len(data), 2048):
        parts.update(data[at : at + 2047])
        parts.update(data[at + 2047 : at + 2048])
    copies.update(memoryview(data)[:3000])
    copies = copies.copy()
    copies.update(bytearray(data[3000:]))
    print(name, whole.hexdigest()[:16], whole.digest() == parts.digest() == copies.digest())

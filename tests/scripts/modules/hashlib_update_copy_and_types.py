import hashlib


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


hash = hashlib.sha256(b"a")
hash.update(b"b")
hash.update(bytearray(b"c"))
hash.update(memoryview(b"d")[:1])
other = hash.copy()
print(hash.hexdigest() == hashlib.sha256(b"abcd").hexdigest(), hash.digest() == bytes.fromhex(hash.hexdigest()))
other.update(b"e")
print(other.hexdigest() == hash.hexdigest(), hash.name, hash.digest_size, hash.block_size)
print(type(hash), type(hashlib.shake_128()), type(hashlib.blake2b()), repr(hash).split(" @ ")[0])
print(hashlib.md5(b"a", usedforsecurity=False).hexdigest(), hashlib.md5(string=b"a").hexdigest())


show(lambda: hashlib.md5("abc"))
show(lambda: hashlib.md5(5))
show(lambda: hashlib.md5(b"a", b"b"))
show(lambda: hashlib.md5(data=b"a"))
show(lambda: hashlib.new("nothing"))
show(lambda: hashlib.new(5))
show(lambda: hashlib.new("md5", "a"))
show(lambda: hash.update("a"))
show(lambda: hash.update())
show(lambda: hash.update(5))
show(lambda: hash.digest(5))
show(lambda: hashlib.shake_128(b"").digest())
show(lambda: hashlib.shake_128(b"").digest("a"))

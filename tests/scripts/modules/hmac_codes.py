import hashlib
import hmac


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(hmac.new(b"key", b"msg", "sha256").hexdigest(), hmac.new(b"key", b"msg", hashlib.md5).hexdigest())
print(hmac.digest(b"key", b"msg", "sha1").hex(), hmac.HMAC(b"key", b"msg", "md5").hexdigest())
code = hmac.new(b"k" * 200, digestmod="sha512")
code.update(b"x")
other = code.copy()
other.update(b"y")
print(code.name, code.digest_size, code.block_size, code.hexdigest()[:30], other.digest()[:5], type(code))
print(hmac.compare_digest(b"a", b"a"), hmac.compare_digest("a", "b"), hmac.compare_digest(b"a", bytearray(b"ab")))


show(lambda: hmac.new(b"key", b"msg"))
show(lambda: hmac.new("key", b"msg", "md5"))
show(lambda: hmac.new(b"key", "msg", "md5"))
show(lambda: hmac.new(b"key", digestmod="nothing"))
show(lambda: hmac.compare_digest("a", b"a"))
show(lambda: hmac.compare_digest("é", "é"))
show(lambda: hmac.compare_digest(5, 5))

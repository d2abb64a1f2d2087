import hashlib
import io


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 100).hex())
print(hashlib.pbkdf2_hmac("md5", b"p", b"s", 1, dklen=5), hashlib.pbkdf2_hmac("sha1", b"p" * 100, b"salt", 2, dklen=45).hex())
print(hashlib.pbkdf2_hmac("sha512", bytearray(b"x"), memoryview(b"y"), 3, None).hex()[:40])
print(hashlib.file_digest(io.BytesIO(b"abc"), "md5").hexdigest(), hashlib.file_digest(io.BytesIO(b"abc"), hashlib.sha1).hexdigest())


show(lambda: hashlib.pbkdf2_hmac("sha256", "password", b"salt", 1))
show(lambda: hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 0))
show(lambda: hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 1, 0))
show(lambda: hashlib.file_digest(5, "md5"))

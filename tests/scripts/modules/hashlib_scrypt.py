# Keys from passwords, at a price in memory.
import hashlib

print(hashlib.scrypt(b"", salt=b"", n=16, r=1, p=1).hex())
print(hashlib.scrypt(b"password", salt=b"NaCl", n=1024, r=8, p=4, dklen=32).hex())
for options in (
    {"n": 15, "r": 1, "p": 1}, {"n": 16, "r": 0, "p": 1}, {"n": 16, "r": 1, "p": 1, "dklen": 0}, {"n": 16, "r": 1, "p": 1, "maxmem": -1},
    {"n": 2**20, "r": 8, "p": 1}, {"n": "a", "r": 8, "p": 1}, {"r": 1, "p": 1}, {"n": 0, "r": 1, "p": 1}, {"n": 2**64, "r": 1, "p": 1},
):
    try:
        hashlib.scrypt(b"p", salt=b"s", **options)
    except Exception as error:
        print(type(error).__name__, error)
for call in (lambda: hashlib.scrypt("p", salt=b"s", n=16, r=1, p=1), lambda: hashlib.scrypt(b"p", n=2, r=1, p=1)):
    try:
        call()
    except TypeError as error:
        print(error)

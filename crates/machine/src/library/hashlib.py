"""Digests of octets."""

import _hashlib
from _hashlib import (
    blake2b,
    blake2s,
    openssl_md5 as md5,
    openssl_sha1 as sha1,
    openssl_sha224 as sha224,
    openssl_sha256 as sha256,
    openssl_sha384 as sha384,
    openssl_sha512 as sha512,
    openssl_sha3_224 as sha3_224,
    openssl_sha3_256 as sha3_256,
    openssl_sha3_384 as sha3_384,
    openssl_sha3_512 as sha3_512,
    openssl_shake_128 as shake_128,
    openssl_shake_256 as shake_256,
    pbkdf2_hmac,
    scrypt,
)

__always_supported = (
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s",
    "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256",
)  # fmt: skip

algorithms_guaranteed = set(__always_supported)
algorithms_available = set(_hashlib.algorithms)

__all__ = __always_supported + ("new", "algorithms_guaranteed", "algorithms_available", "file_digest", "pbkdf2_hmac", "scrypt")


def __hash_new(name, data=b"", **kwargs):
    if name in ("blake2b", "blake2s"):
        return getattr(_hashlib, name)(data, **kwargs)
    return _hashlib.new(name, data, **kwargs)


new = __hash_new


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """Hashes what is left to read of a binary file; `digest` is a name or makes hash objects."""
    result = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        # A file in memory, which need not be read.
        result.update(fileobj.getbuffer())
        return result
    is_binary = hasattr(fileobj, "readinto") and hasattr(fileobj, "readable")
    if not is_binary or not fileobj.readable():
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    octets = bytearray(_bufsize)
    with memoryview(octets) as window:
        while count := fileobj.readinto(octets):
            result.update(window[:count])
    return result

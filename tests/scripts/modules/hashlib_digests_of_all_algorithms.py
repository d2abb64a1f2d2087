import hashlib

print(sorted(hashlib.algorithms_guaranteed), hashlib.algorithms_guaranteed <= hashlib.algorithms_available)
for name in sorted(hashlib.algorithms_guaranteed):
    hash = hashlib.new(name, b"abc")
    digest = hash.hexdigest(20) if name.startswith("shake") else hash.hexdigest()
    print(hash.name, hash.digest_size, hash.block_size, digest)
    direct = getattr(hashlib, name)(b"a")
    direct.update(b"bc")
    print((direct.hexdigest(20) if name.startswith("shake") else direct.hexdigest()) == digest)
print(hashlib.new("SHA256").name, hashlib.new("sha512-256", b"a").hexdigest(), hashlib.shake_128(b"").digest(5))

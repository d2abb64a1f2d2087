import hashlib


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(hashlib.blake2b(b"a", digest_size=8).hexdigest(), hashlib.blake2s(b"a", digest_size=4, key=b"kk").hexdigest())
print(hashlib.blake2b(b"a", key=b"k").hexdigest()[:20], hashlib.blake2b(b"a", salt=b"s", person=b"p").hexdigest()[:20])
tree = dict(fanout=2, depth=2, leaf_size=4096, node_offset=1, node_depth=1, inner_size=32, last_node=True)
print(hashlib.blake2b(b"a", **tree).hexdigest()[:20], hashlib.blake2s(b"a", **tree).hexdigest()[:20])
print(hashlib.blake2b.MAX_DIGEST_SIZE, hashlib.blake2b.MAX_KEY_SIZE, hashlib.blake2b.SALT_SIZE, hashlib.blake2s.PERSON_SIZE)
print(hashlib.blake2b(digest_size=20).digest_size, hashlib.new("blake2b", b"a", digest_size=4).hexdigest())


show(lambda: hashlib.blake2b(digest_size=65))
show(lambda: hashlib.blake2b(digest_size=0))
show(lambda: hashlib.blake2s(digest_size=33))
show(lambda: hashlib.blake2b(key=b"x" * 65))
show(lambda: hashlib.blake2b(salt=b"x" * 17))
show(lambda: hashlib.blake2b(person=b"x" * 17))
show(lambda: hashlib.blake2b("a"))

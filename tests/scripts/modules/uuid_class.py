import uuid


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


one = uuid.UUID("12345678-1234-5678-9abc-def012345678")
print(one, repr(one), one.hex, one.int, one.urn, one.bytes, one.bytes_le)
print(one.fields, one.time_low, one.time_mid, one.time_hi_version, one.clock_seq_hi_variant, one.clock_seq_low, one.node)
print(one.variant, one.version, one.time, one.clock_seq, one.is_safe)
others = [
    uuid.UUID("{12345678123456789abcdef012345678}"), uuid.UUID("urn:uuid:12345678-1234-5678-9abc-def012345678"),
    uuid.UUID(bytes=one.bytes), uuid.UUID(bytes_le=one.bytes_le), uuid.UUID(fields=one.fields), uuid.UUID(int=one.int),
]
print([other == one for other in others], len({one, *others}), one < uuid.UUID(int=2**127), one == "x", int(one) == one.int)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, b"x"))
print(uuid.uuid4().version, uuid.uuid4() != uuid.uuid4(), uuid.uuid1().version, uuid.uuid4().variant, uuid.UUID(int=0, version=4))


show(lambda: uuid.UUID())
show(lambda: uuid.UUID("12"))
show(lambda: uuid.UUID("x" * 32))
show(lambda: uuid.UUID(bytes=b"1"))
show(lambda: uuid.UUID(int=-1))
show(lambda: uuid.UUID(int=0, version=9))
show(lambda: uuid.UUID(fields=(1, 2)))
show(lambda: uuid.UUID(fields=(1, 2, 2**20, 1, 1, 1)))
show(lambda: uuid.UUID(fields=(1, 2, 3, 256, 1, 1)))
show(lambda: setattr(one, "int", 5))
show(lambda: one < 5)

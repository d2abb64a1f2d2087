import secrets

print(len(secrets.token_bytes()), len(secrets.token_bytes(5)), len(secrets.token_hex(5)), len(secrets.token_urlsafe(6)))
print(type(secrets.token_hex()), secrets.choice([7]), secrets.randbelow(1), 0 <= secrets.randbits(5) < 32)
print(secrets.token_hex(16) != secrets.token_hex(16), secrets.compare_digest("a", "a"), all(secrets.randbelow(3) in range(3) for _ in range(50)))
try:
    secrets.randbelow(0)
except ValueError as error:
    print(error)
try:
    secrets.choice([])
except IndexError as error:
    print(error)

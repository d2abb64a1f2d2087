data = b"caf\xe9"
print(data[:3].decode())
data.decode("utf-8")

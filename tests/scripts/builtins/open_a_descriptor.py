import os, sys
path = f"_descriptor_test_{os.getpid()}.txt"
with open(path, "w") as file:
    file.write("hello\nworld\n")
with open(path) as file:
    other = open(file.fileno(), closefd=False)
    print(other.read(), other.name == file.fileno())
    other.close()
    print(file.closed)
    raw = open(file.fileno(), "rb", closefd=False)
    raw.seek(6)
    print(raw.read())
os.remove(path)
for number in (999, -1, 2 ** 40):
    try:
        open(number)
    except Exception as error:
        print(type(error).__name__, error)

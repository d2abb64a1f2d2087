import os
path = f"_open_write_append_seek_{os.getpid()}.tmp"
with open(path, "w") as f:
    print(f.write("one\ntwo\n"), f.writelines(["three\n", "four"]))
    print("printed", file=f)
with open(path, "a") as f:
    f.write("appended é\n")
with open(path) as f:
    print(f.readlines())
    f.seek(0)
    print(repr(f.read(3)), repr(f.readline()), [line.rstrip("\n") for line in f])
with open(path, "rb") as f:
    data = f.read()
    print(data[-13:], f.tell() == len(data))
os.remove(path)
print(os.path.exists(path))

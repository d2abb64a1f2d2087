import os
path = f"_open_text_modes_and_newlines_{os.getpid()}.tmp"
with open(path, "wb") as f:
    print(f.write(b"one\r\ntwo\rthree\n\xc3\xa9"))
with open(path, encoding="utf-8") as f:
    print(f.readlines())
with open(path, newline="", encoding="utf-8") as f:
    print(f.read().encode())
with open(path, "w", newline="\r\n") as f:
    f.write("a\nb\n")
print(open(path, "rb").read())
with open(path, "r+") as f:
    f.write("X")
    f.seek(0, 2)
    f.write("end")
with open(path, "rb") as f:
    print(f.read(), f.seek(1), f.read(2), f.tell())
with open(path, "w", encoding="latin-1") as f: f.write("é")
try:
    open(path, encoding="utf-8").read()
except UnicodeDecodeError as e:
    print(e)
with open(path, encoding="utf-8", errors="replace") as f: print(f.read().encode())
os.remove(path)

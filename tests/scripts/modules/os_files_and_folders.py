import os
base = f"_os_test_{os.getpid()}"
os.makedirs(os.path.join(base, "a", "b"))
os.makedirs(base, exist_ok=True)
with open(os.path.join(base, "x.txt"), "w") as f:
    f.write("hello")
print(sorted(os.listdir(base)), os.path.getsize(f"{base}/x.txt"), os.path.isfile(f"{base}/x.txt"), os.path.isdir(f"{base}/a"))
info = os.stat(f"{base}/x.txt")
print(info.st_size, info[6], info.st_mtime > 0, len(info), type(info).__name__)
os.rename(f"{base}/x.txt", f"{base}/y.txt")
print([(os.path.basename(top) == base, dirs, files) for top, dirs, files in os.walk(base)][0])
os.remove(f"{base}/y.txt")
os.rmdir(f"{base}/a/b")
os.rmdir(f"{base}/a")
os.rmdir(base)
print(os.path.exists(base), os.access("/", os.R_OK))

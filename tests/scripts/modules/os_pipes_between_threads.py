# needs: real time
import os
import threading

read_end, write_end = os.pipe()
got = []


def reader():
    with os.fdopen(read_end) as file:
        for line in file:
            got.append(line)


thread = threading.Thread(target=reader)
thread.start()
with os.fdopen(write_end, "w") as file:
    for number in range(3):
        print("line", number, file=file)
        file.flush()
thread.join()
print(got)

r, w = os.pipe()
os.set_blocking(r, False)
try:
    os.read(r, 1)
except BlockingIOError as error:
    print(error, error.errno)
os.write(w, b"x")
print(os.read(r, 10), os.get_blocking(r), os.get_blocking(w))
os.close(r)
try:
    os.write(w, b"nobody reads")
except BrokenPipeError as error:
    print(error)
os.close(w)

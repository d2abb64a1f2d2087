import os
import threading

lines, out = os.pipe()
answers, back = os.pipe()
seen = []


def read():
    while chunk := os.read(lines, 100):
        seen.append(chunk)
        os.write(back, b"got " + chunk)
    os.close(back)


reader = threading.Thread(target=read)
reader.start()
for number in range(3):
    os.write(out, b"%d" % number)
    print(os.read(answers, 100))
os.close(out)
print(os.read(answers, 100), seen)
reader.join()
os.close(answers)

# A file waits, too.
lines, out = os.pipe()


def write():
    with os.fdopen(out, "w") as file:
        for number in range(100):
            print(number, file=file)


with os.fdopen(lines) as file:
    writer = threading.Timer(0.01, write)
    writer.start()
    print(sum(int(line) for line in file))
writer.join()

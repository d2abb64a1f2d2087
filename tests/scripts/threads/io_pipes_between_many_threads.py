# needs: real time
import os
import threading

PIPES, WORDS = 5, 200
pipes = [os.pipe() for _ in range(PIPES)]
got = [[] for _ in pipes]


def write(number):
    with open(pipes[number][1], "w") as file:
        for word in range(WORDS):
            file.write(f"{number} {word}\n")


def read(number):
    with open(pipes[number][0]) as file:
        got[number] += [line.strip() for line in file]


threads = [threading.Thread(target=work, args=(number,)) for number in range(PIPES) for work in (read, write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([len(words) for words in got], got == [[f"{n} {word}" for word in range(WORDS)] for n in range(PIPES)])

"""Patterns are shared by threads, also while they are compiled and searched for the first time."""
import re
import threading

found = [None] * 4


def search(number):
    pattern = re.compile(r"(\w+)-(\d+)")
    text = " ".join(f"item-{n}" for n in range(number * 100, number * 100 + 50))
    found[number] = sum(int(m.group(2)) for m in pattern.finditer(text)), len(re.sub(r"\d", "", text))


threads = [threading.Thread(target=search, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(found)

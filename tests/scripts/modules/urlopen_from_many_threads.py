# needs: real time
import threading
from urllib.request import urlopen

from _loopback import serving

with serving() as base:
    found = []

    def fetch(number):
        with urlopen(f"{base}/echo?{number}") as answer:
            found.append(answer.read().decode().splitlines()[1])

    threads = [threading.Thread(target=fetch, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(sorted(found))

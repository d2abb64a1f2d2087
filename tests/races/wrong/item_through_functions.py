import threading

stock = {"tea": 0}


def have(what):
    return stock[what]


def put(what, *, count):
    stock[what] = count


def work():
    for _ in range(10):
        put("tea", count=have("tea") + 1)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

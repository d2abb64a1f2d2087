counter = 0


def worker():
    global counter
    counter += 1

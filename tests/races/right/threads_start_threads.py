import threading

total = 0


def work(depth):
    global total
    total += 1
    if depth:
        child = threading.Thread(target=work, args=(depth - 1,))
        child.start()
        child.join()
    total += 1


work(4)
print(total)

import threading


def together(work, count=4):
    """Runs work(0), work(1), ... at the same time; says what went wrong."""
    errors = []

    def guarded(number):
        try:
            work(number)
        except BaseException as error:
            errors.append(repr(error))

    threads = [threading.Thread(target=guarded, args=(number,)) for number in range(count)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    if errors: print("went wrong:", sorted(set(errors))[:3])


items = [str(i) for i in range(50)]
def use(number):
    for i in range(1000):
        at = i % 50
        if number == 0: items[at] = str(at) + "x"
        elif number == 1: assert items[at].rstrip("x") == str(at)
        elif number == 2: assert len(items[10:20]) == 10 and len(items + items) == 100
        else: items[5:10] = [str(k) for k in range(5, 10)]
together(use)
print(len(items), [item.rstrip("x") for item in items] == [str(i) for i in range(50)])

grown = []
def extend(number):
    for i in range(200): grown.extend([number, number, number])
together(extend)
print(len(grown), all(grown[at] == grown[at + 1] == grown[at + 2] for at in range(0, len(grown), 3)))

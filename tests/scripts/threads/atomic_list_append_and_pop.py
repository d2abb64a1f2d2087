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


shared = []
def append(number):
    for i in range(1000): shared.append((number, i))
together(append)
print(len(shared))
print(all([i for who, i in shared if who == number] == list(range(1000)) for number in range(4)))

taken = [[] for _ in range(4)]
def pop(number):
    while True:
        try: taken[number].append(shared.pop())
        except IndexError: return
together(pop)
print(sum(map(len, taken)), len({item for some in taken for item in some}), shared)

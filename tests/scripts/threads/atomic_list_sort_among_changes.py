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


items = [3, 1, 2] * 50
sizes = set()
def use(number):
    for i in range(40):
        if number == 0:
            # It looks empty meanwhile; a change is detected.
            try: items.sort()
            except ValueError as error: assert str(error) == "list modified during sort"
        elif number == 1: items.append(i)
        elif number == 2: assert all(isinstance(item, int) for item in items)
        else: sizes.add(type(len(items.copy())))
together(use)
print(sizes, set(map(type, items)))

import threading


def hammer(*works, rounds=200):
    """Calls works[0](i), works[1](i), ... with i in range(rounds), each in a thread of its own; says what went wrong."""
    errors = []
    begin = threading.Event()

    def run(work):
        begin.wait()
        try:
            for i in range(rounds): work(i)
        except BaseException as error:
            errors.append(repr(error))

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads: thread.start()
    begin.set()
    for thread in threads: thread.join()
    if errors: print("went wrong:", sorted(set(errors))[:3])

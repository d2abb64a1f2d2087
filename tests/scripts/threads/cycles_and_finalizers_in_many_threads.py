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


import gc

class Cycle:
    def __init__(self): self.me = self
    def __del__(self): ended.append(1)

ended = []
def make(number):
    for i in range(500): Cycle()
    gc.collect()
together(make)
gc.collect()
print(len(ended))

class Plain:
    def __del__(self): dropped.append(1)

dropped, place = [], [None]
def replace(number):
    for i in range(500): place[0] = Plain()
together(replace)
place[0] = None
print(len(dropped))

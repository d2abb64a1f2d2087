import threading


class Own(threading.local):
    number = 2
    started = []

    def __init__(self, name, /, *, size):
        self.started.append(threading.current_thread().name)
        self.name = name
        self.size = size

    def squared(self):
        return self.number**2


own = Own("first", size=3)
own.number = 5


def look():
    print(own.name, own.size, own.number, own.squared(), sorted(own.__dict__))
    own.name = "changed"
    del own.size
    print(sorted(vars(own)), hasattr(own, "size"))


thread = threading.Thread(target=look, name="other")
thread.start()
thread.join()
print(own.name, own.size, own.number, own.squared(), own.started)
for call in (lambda: threading.local(1), lambda: threading.local(a=1), lambda: Own(1)):
    try:
        call()
    except TypeError as error:
        print(error)
try:
    own.missing
except AttributeError as error:
    print(error)
try:
    own.__dict__ = {}
except AttributeError as error:
    print(error)

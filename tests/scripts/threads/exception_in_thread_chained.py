# exit: 0
import threading
def work():
    try:
        int("x")
    except ValueError as e:
        raise LookupError("converted") from e
t = threading.Thread(target=work, name="chained")
t.start()
t.join()

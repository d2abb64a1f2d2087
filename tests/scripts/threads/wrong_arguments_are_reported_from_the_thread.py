# exit: 0
import threading
def needs_two(a, b): pass
t = threading.Thread(target=needs_two, args=(1,))
t.start()
t.join()
try:
    threading.Thread(target=needs_two, args=5).start()
except TypeError as e:
    print(e)
print("main is fine")

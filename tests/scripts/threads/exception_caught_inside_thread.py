import threading
caught = []
def safe(x):
    try:
        caught.append(10 // x)
    except ZeroDivisionError as e:
        caught.append(str(e))
for x in (5, 0, 2):
    t = threading.Thread(target=safe, args=(x,))
    t.start()
    t.join()
print(caught)

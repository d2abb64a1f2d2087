import threading

done, value = threading.Event(), 0


def later():
    global value
    value += 1
    done.set()


value += 1
timer = threading.Timer(0.001, later)
timer.start()
done.wait(60)
value += 1
timer.join()
print(value)

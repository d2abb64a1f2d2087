# exit: 0
# A __del__ that runs when the program has ended cannot start a thread any more.
import threading


class Starter:
    def __del__(self):
        thread = threading.Thread(target=print, args=("from __del__",))
        thread.start()
        thread.join()


early = Starter()
del early
late = Starter()
print("end")

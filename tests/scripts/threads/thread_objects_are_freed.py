import threading
class Big:
    def __del__(self): print("argument freed")
def use(x): pass
t = threading.Thread(target=use, args=(Big(),))
t.start()
t.join()
print("after join")

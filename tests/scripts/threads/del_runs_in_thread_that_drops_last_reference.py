# needs: gil
import threading
class D:
    def __del__(self): where.append(threading.current_thread().name)
where = []
box = [D()]
t = threading.Thread(target=box.clear, name="dropper")
t.start()
t.join()
box.append(D())
box.clear()
print(where)

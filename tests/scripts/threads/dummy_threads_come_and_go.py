import _thread
import threading

done = threading.Lock()
done.acquire()
seen = []


def work():
    thread = threading.current_thread()
    seen.append(thread)
    seen.append((thread.name[:6], thread.daemon, thread.is_alive(), thread is threading.current_thread()))
    seen.append((thread in threading.enumerate(), thread.ident == threading.get_ident(), type(thread).__name__))
    try:
        thread.join()
    except RuntimeError as error:
        seen.append(str(error))
    done.release()


_thread.start_new_thread(work, ())
done.acquire()
while threading.active_count() > 1:
    pass
print(seen[1:], len(threading.enumerate()))
print(seen[0].is_alive())
try:
    seen[0].start()
except RuntimeError as error:
    print(error)

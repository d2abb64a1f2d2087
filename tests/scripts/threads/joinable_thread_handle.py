import _thread

done = []
handle = _thread.start_joinable_thread(lambda: done.append(_thread.get_ident()), daemon=False)
handle.join()
print(type(handle).__name__, done == [handle.ident], handle.is_done(), handle.join())
own = _thread._ThreadHandle()
again = _thread.start_joinable_thread(done.clear, handle=own)
again.join(10)
print(again is own, done)
for wrong in (lambda: _thread.start_joinable_thread(5), lambda: _thread.start_joinable_thread(print, handle=5), lambda: _thread.start_joinable_thread(print, own)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

# needs: real time
import selectors
import socket

for kind in (selectors.DefaultSelector, selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector):
    a, b = socket.socketpair()
    with kind() as selector, a, b:
        key = selector.register(b, selectors.EVENT_READ, "data")
        print(kind is selectors.DefaultSelector or kind.__name__, key.fileobj is b, key.fd == b.fileno(), key.events, key.data)
        print(selector.select(0), len(selector.get_map()), selector.get_key(b) == key)
        a.send(b"x")
        print([(key.data, events) for key, events in selector.select(5)])
        selector.modify(b, selectors.EVENT_READ | selectors.EVENT_WRITE, 7)
        print([(key.data, events) for key, events in selector.select(5)])
        for bad in (
            lambda: selector.register(b, selectors.EVENT_READ),
            lambda: selector.register(a, 0),
            lambda: selector.register("x", 1),
            lambda: selector.unregister(a),
            lambda: selector.modify(a, 1),
            lambda: selector.get_key(a),
        ):
            try:
                bad()
            except Exception as error:
                print(type(error).__name__, "is already registered" in str(error), "not registered" in str(error))
        selector.unregister(b)
        print(len(selector.get_map()), b in selector.get_map())
print(selectors.DefaultSelector is selectors.EpollSelector)

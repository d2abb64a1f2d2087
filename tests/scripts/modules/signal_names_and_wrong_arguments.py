import signal

print(signal.SIGINT, repr(signal.SIGINT), int(signal.SIGTERM), signal.Signals(9).name, signal.SIGIOT is signal.SIGABRT)
print(repr(signal.SIG_DFL), repr(signal.SIG_IGN), signal.strsignal(15), signal.strsignal(2), signal.strsignal(35))
print(len(signal.valid_signals()), signal.SIGKILL in signal.valid_signals(), signal.NSIG, signal.SIGRTMIN, signal.SIGRTMAX)
handler = lambda number, frame: None
for call in (lambda: signal.signal(0, handler), lambda: signal.signal(99, handler), lambda: signal.signal("x", handler),
             lambda: signal.signal(signal.SIGKILL, handler), lambda: signal.signal(2, 5), lambda: signal.signal(2, "x"),
             lambda: signal.signal(2), lambda: signal.getsignal(0), lambda: signal.getsignal("x"),
             lambda: signal.raise_signal("x"), lambda: signal.strsignal(0), lambda: signal.strsignal(99),
             lambda: signal.Signals(99), lambda: signal.signal(2, None)):
    try:
        print(call())
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)

"""`minipy SCRIPT --threads N`: N threads call the script's worker()."""

import threading


class _Worker(threading.Thread):
    """One of the threads; it waits until all are there."""

    def __init__(self, gate, target, args):
        super().__init__(target=target, args=args)
        self._gate = gate
        self.failed = False

    def run(self):
        if not self._gate.wait():
            return
        try:
            super().run()
        except SystemExit:
            raise
        except BaseException:
            self.failed = True
            raise


class _Gate:
    """Holds the workers back, then lets all go, to work or home."""

    def __init__(self):
        self._event = threading.Event()
        self._to_work = False

    def open(self, to_work):
        self._to_work = to_work
        self._event.set()

    def wait(self):
        self._event.wait()
        return self._to_work


def _required(function):
    """How many arguments a plain function must get by position; None for anything else."""
    if type(function) is not type(_required):
        return None
    code = function.__code__
    is_generator_or_coroutine = code.co_flags & 0x2A0
    keyword_only = code.co_kwonlyargcount - len(function.__kwdefaults__ or {})
    if is_generator_or_coroutine or keyword_only:
        return None
    return code.co_argcount - len(function.__defaults__ or ())


def run(script, count):
    """Calls the worker() of a module in count threads. None: it has none; else whether all ended normally."""
    worker = vars(script).get("worker")
    required = _required(worker)
    if required not in (0, 1):
        return None
    gate = _Gate()
    workers = [_Worker(gate, worker, (index,) if required else ()) for index in range(count)]
    all_started = False
    try:
        for thread in workers:
            thread.start()
        all_started = True
    finally:
        gate.open(all_started)
    for thread in workers:
        thread.join()
    return not any(thread.failed for thread in workers)

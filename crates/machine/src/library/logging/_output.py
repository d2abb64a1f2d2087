"""Handlers: where records go."""

import os
import sys
import threading

import logging
from logging._records import NOTSET, WARNING, Filterer, Formatter, _check_level, getLevelName

# All handlers that are not closed, in the order in which they were made, for the end of the program.
_handler_list = []
_handlers = {}
_default_formatter = Formatter()


def getHandlerByName(name):
    """The handler of that name; None if there is none."""
    return _handlers.get(name)


def getHandlerNames():
    """The names of all handlers that have one."""
    return frozenset(_handlers)


class Handler(Filterer):
    """Takes records of a level and above; derived classes say what is done with them, in emit."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name = None
        self.level = _check_level(level)
        self.formatter = None
        self._closed = False
        _handler_list.append(self)
        self.createLock()

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        with logging._lock:
            _handlers.pop(self._name, None)
            self._name = name
            if name:
                _handlers[name] = self

    def get_name(self):
        return self.name

    def set_name(self, name):
        self.name = name

    def createLock(self):
        """Makes the lock under which records are put out: threads do not get into each other's lines."""
        self.lock = threading.RLock()

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        self.level = _check_level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        """Puts a record out, unless a filter holds it back."""
        record = self.filter(record)
        if record:
            self.acquire()
            try:
                self.emit(record)
            finally:
                self.release()
        return record

    def flush(self):
        pass

    def close(self):
        with logging._lock:
            self._closed = True
            _handlers.pop(self._name, None)
            if self in _handler_list:
                _handler_list.remove(self)

    def handleError(self, record):
        """Tells on stderr what went wrong with a record; the program goes on."""
        if not logging.raiseExceptions or not sys.stderr:
            return
        import _thread
        error = sys.exception()
        try:
            write = sys.stderr.write
            write("--- Logging error ---\n")
            write(_thread._format_exception(error))
            write("Call stack:\n")
            write(_stack_above_logging())
            try:
                write(f"Message: {record.msg!r}\nArguments: {record.args}\n")
            except RecursionError:
                raise
            except Exception:
                write("Unable to print the message and arguments - possible formatting error.\n"
                      "Use the traceback above to help find the error.\n")
        except OSError:
            # stderr itself is what went wrong.
            pass

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


def _stack_above_logging():
    """The entries of the stack, the outermost first, without those of this package."""
    frame, entries = sys._getframe(), []
    while frame and logging._is_own(frame):
        frame = frame.f_back
    while frame:
        name, line = frame.f_code.co_filename, frame.f_lineno
        entry = f'  File "{name}", line {line}, in {frame.f_code.co_name}\n'
        text = _line_of(name, line)
        entries.append(entry + (f"    {text}\n" if text else ""))
        frame = frame.f_back
    return "".join(reversed(entries))


def _line_of(file, number):
    """A line of a source file; nothing if it cannot be read."""
    try:
        with open(file, encoding="utf-8") as lines:
            return next((line for at, line in enumerate(lines, 1) if at == number), "").strip()
    except (OSError, UnicodeDecodeError):
        return ""


class StreamHandler(Handler):
    """Writes lines to a stream, stderr unless another is given."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        with self.lock:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Sets another stream; gives the one before, None if it is the same."""
        if stream is self.stream:
            return None
        before = self.stream
        with self.lock:
            self.flush()
            self.stream = stream
        return before

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"

    __class_getitem__ = classmethod(type(list[str]))


class FileHandler(StreamHandler):
    """Writes lines to a file."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        filename = os.fspath(filename)
        self.baseFilename = os.path.abspath(filename)
        self.mode, self.encoding, self.errors, self.delay = mode, encoding, errors, delay
        if delay:
            # Opened with the first record.
            Handler.__init__(self)
            self.stream = None
        else:
            super().__init__(self._open())

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        with self.lock:
            try:
                if self.stream:
                    try:
                        self.flush()
                    finally:
                        stream, self.stream = self.stream, None
                        if hasattr(stream, "close"):
                            stream.close()
            finally:
                super().close()

    def emit(self, record):
        if self.stream is None and (self.mode != "w" or not self._closed):
            self.stream = self._open()
        if self.stream:
            super().emit(record)

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


class _StderrHandler(StreamHandler):
    """Writes to what sys.stderr is at the time."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


class NullHandler(Handler):
    """Does nothing."""

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


def shutdown(handlerList=_handler_list):
    """Flushes and closes all handlers; runs when the program ends."""
    for handler in reversed(handlerList[:]):
        handler.acquire()
        try:
            if getattr(handler, "flushOnClose", True):
                handler.flush()
            handler.close()
        except (OSError, ValueError):
            # Streams may be closed already.
            pass
        finally:
            handler.release()


for _class in (Handler, StreamHandler, FileHandler, _StderrHandler, NullHandler):
    _class.__module__ = "logging"

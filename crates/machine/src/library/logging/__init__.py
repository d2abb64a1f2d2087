"""Events that a program tells of: loggers that take them, handlers that put them out."""

import sys
import threading

# A package, whose parts can be imported.
__path__ = []

# Shared by all that changes loggers and handlers; handlers have locks of their own for their output.
_lock = threading.RLock()
raiseExceptions = True
logThreads = logProcesses = logMultiprocessing = logAsyncioTasks = True

from logging._records import (
    BASIC_FORMAT, CRITICAL, DEBUG, ERROR, INFO, NOTSET, WARNING, BufferingFormatter, Filter, Filterer, Formatter,
    LogRecord, PercentStyle, StrFormatStyle, StringTemplateStyle, _STYLES, _check_level, _check_style, addLevelName,
    getLevelName, getLevelNamesMapping, getLogRecordFactory, makeLogRecord, setLogRecordFactory,
)
from logging._output import (
    FileHandler, Handler, NullHandler, StreamHandler, _StderrHandler, getHandlerByName, getHandlerNames, shutdown,
)

FATAL, WARN = CRITICAL, WARNING

lastResort = _StderrHandler(WARNING)


# What the names of the package's files begin with.
_own = __file__[:__file__.rindex("logging")] + "logging"


def _is_own(frame):
    return frame.f_code.co_filename.startswith(_own)


class PlaceHolder:
    """Stands in the tree of loggers for one that nobody has asked for."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        self.loggerMap.setdefault(alogger)


class Manager:
    """All loggers by name, and how they hang together."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.told_of_missing_handlers = False
        self.loggerDict = {}
        self.loggerClass = None
        self.logRecordFactory = None

    def getLogger(self, name):
        """The logger of that name, made now if there is none."""
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        with _lock:
            found = self.loggerDict.get(name)
            if isinstance(found, Logger):
                return found
            logger = (self.loggerClass or _logger_class)(name)
            logger.manager = self
            self.loggerDict[name] = logger
            if found is not None:
                self._adopt(found, logger)
            self._find_parent(logger)
            return logger

    def setLoggerClass(self, klass):
        _check_logger_class(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        self.logRecordFactory = factory

    def _find_parent(self, logger):
        name, _, _ = logger.name.rpartition(".")
        while name:
            above = self.loggerDict.get(name)
            if isinstance(above, Logger):
                logger.parent = above
                return
            if above is None:
                self.loggerDict[name] = PlaceHolder(logger)
            else:
                above.append(logger)
            name, _, _ = name.rpartition(".")
        logger.parent = self.root

    def _adopt(self, placeholder, logger):
        """Those below a place that has now become a logger get it as parent, unless one stands between."""
        for child in placeholder.loggerMap:
            if not child.parent.name.startswith(logger.name):
                logger.parent = child.parent
                child.parent = logger

    def _clear_cache(self):
        for logger in self.loggerDict.values():
            if isinstance(logger, Logger):
                logger._cache.clear()
        self.root._cache.clear()


def _named(function, name, owner=None):
    """Has a function that was made go by a name of its own."""
    function.__name__ = name
    function.__qualname__ = name if owner is None else f"{owner}.{name}"
    return function


def _at(level, name):
    """The method of loggers that tells of an event of a level."""

    def tell(self, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    return _named(tell, name, "Logger")


class Logger(Filterer):
    """Takes events of one part of the program and gives them to handlers, its own and those of its parents."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = _check_level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False
        self._cache = {}

    def setLevel(self, level):
        self.level = _check_level(level)
        self.manager._clear_cache()

    debug, info, warning = _at(DEBUG, "debug"), _at(INFO, "info"), _at(WARNING, "warning")
    error = _at(ERROR, "error")
    fatal = critical = _at(CRITICAL, "critical")

    def warn(self, msg, *args, **options):
        import warnings
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        return self.warning(msg, *args, **options)

    def exception(self, msg, *args, exc_info=True, **options):
        options["exc_info"] = exc_info
        self.error(msg, *args, **options)

    def log(self, level, msg, *args, **kwargs):
        if isinstance(level, int):
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)
        elif raiseExceptions:
            raise TypeError("level must be an integer")

    def findCaller(self, stack_info=False, stacklevel=1):
        """Where the event was logged: file, line, function, and the stack if it is wanted."""
        frame = sys._getframe()
        while _is_own(frame) and frame.f_back:
            frame = frame.f_back
        while stacklevel > 1 and frame.f_back:
            frame = frame.f_back
            stacklevel -= 1
        stack = None
        if stack_info:
            from logging._output import _stack_above_logging
            stack = "Stack (most recent call last):\n" + _stack_above_logging().removesuffix("\n")
        return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = getLogRecordFactory()(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key in extra or ():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        file, line, function, stack = self.findCaller(stack_info, stacklevel)
        error = exc_info
        if isinstance(error, BaseException):
            error = type(error), error, error.__traceback__
        elif error and not isinstance(error, tuple):
            error = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, file, line, msg, args, error, function, extra, stack))

    def handle(self, record):
        """Gives a record to the handlers, unless a filter holds it back."""
        if self.disabled:
            return
        record = self.filter(record)
        if record:
            self.callHandlers(record)

    def addHandler(self, hdlr):
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def _upwards(self):
        """This logger and those above it that hear of its events."""
        logger = self
        while logger:
            yield logger
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        return any(logger.handlers for logger in self._upwards())

    def callHandlers(self, record):
        found = 0
        for logger in self._upwards():
            for handler in logger.handlers:
                found += 1
                if record.levelno >= handler.level:
                    handler.handle(record)
        if found:
            return
        if lastResort:
            if record.levelno >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.told_of_missing_handlers:
            sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')
            self.manager.told_of_missing_handlers = True

    def getEffectiveLevel(self):
        """The level, or that of the nearest parent that has one."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        """Whether events of a level are taken."""
        if self.disabled:
            return False
        enabled = self._cache.get(level)
        if enabled is None:
            enabled = self.manager.disable < level and level >= self.getEffectiveLevel()
            self._cache[level] = enabled
        return enabled

    def getChild(self, suffix):
        """The logger of that name below this one."""
        return self.manager.getLogger(suffix if self.root is self else f"{self.name}.{suffix}")

    def getChildren(self):
        """The loggers just below this one."""
        depth = 0 if self is self.root else self.name.count(".") + 1
        return {
            logger for logger in list(self.manager.loggerDict.values())
            if isinstance(logger, Logger) and logger.parent is self and logger.name.count(".") == depth
        }

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def __reduce__(self):
        return getLogger, (self.name,)


class RootLogger(Logger):
    """The logger above all others."""

    def __init__(self, level):
        super().__init__("root", level)

    def __reduce__(self):
        return getLogger, ()


_logger_class = Logger
root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


def _adapted(level, name, **usual):
    """The method of adapters that tells of an event of a level."""

    def tell(self, msg, *args, **kwargs):
        self.log(level, msg, *args, **usual | kwargs)

    return _named(tell, name, "LoggerAdapter")


def _passed_on(name):
    """A method of adapters that is their logger's."""

    def method(self, *args, **kwargs):
        return getattr(self.logger, name)(*args, **kwargs)

    return _named(method, name, "LoggerAdapter")


class LoggerAdapter:
    """A logger that adds something of its own to every event."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger, self.extra, self.merge_extra = logger, extra, merge_extra

    def process(self, msg, kwargs):
        """What becomes of message and keyword arguments; derived classes change it."""
        given = kwargs.get("extra") if self.merge_extra else None
        kwargs["extra"] = self.extra if given is None else {**self.extra, **given}
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            text, options = self.process(msg, kwargs)
            self.logger.log(level, text, *args, **options)

    debug, info, warning = _adapted(DEBUG, "debug"), _adapted(INFO, "info"), _adapted(WARNING, "warning")
    error, critical = _adapted(ERROR, "error"), _adapted(CRITICAL, "critical")
    exception = _adapted(ERROR, "exception", exc_info=True)

    isEnabledFor, setLevel = _passed_on("isEnabledFor"), _passed_on("setLevel")
    getEffectiveLevel, hasHandlers, _log = map(_passed_on, ("getEffectiveLevel", "hasHandlers", "_log"))

    @property
    def manager(self):
        return self.logger.manager

    @property
    def name(self):
        return self.logger.name

    def __repr__(self):
        logger = self.logger
        return f"<{type(self).__name__} {logger.name} ({getLevelName(logger.getEffectiveLevel())})>"

    __class_getitem__ = classmethod(type(list[str]))


def getLogger(name=None):
    """The logger of that name; without a name, the one above all others."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


def _check_logger_class(klass):
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)


def setLoggerClass(klass):
    """Sets of which class new loggers are."""
    global _logger_class
    _check_logger_class(klass)
    _logger_class = klass


def getLoggerClass():
    """Of which class new loggers are."""
    return _logger_class


def disable(level=CRITICAL):
    """Events of a level and below are taken by no logger."""
    root.manager.disable = _check_level(level)
    root.manager._clear_cache()


def basicConfig(**kwargs):
    """Gives the root logger a handler, unless it has one."""
    with _lock:
        force, encoding = kwargs.pop("force", False), kwargs.pop("encoding", None)
        errors = kwargs.pop("errors", "backslashreplace")
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        handlers = kwargs.pop("handlers", None)
        if handlers is None:
            if "stream" in kwargs and "filename" in kwargs:
                raise ValueError("'stream' and 'filename' should not be specified together")
        elif "stream" in kwargs or "filename" in kwargs:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        if handlers is None:
            filename, mode = kwargs.pop("filename", None), kwargs.pop("filemode", "a")
            if filename:
                handlers = [FileHandler(filename, mode, encoding, errors=None if "b" in mode else errors)]
            else:
                handlers = [StreamHandler(kwargs.pop("stream", None))]
        dates, style = kwargs.pop("datefmt", None), kwargs.pop("style", "%")
        _check_style(style)
        formatter = Formatter(kwargs.pop("format", _STYLES[style][1]), dates, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        level = kwargs.pop("level", None)
        if level is not None:
            root.setLevel(level)
        if kwargs:
            raise ValueError("Unrecognised argument(s): " + ", ".join(kwargs))


def _ready():
    if not root.handlers:
        basicConfig()


def _of_root(name):
    """The function that calls the root logger's method of that name."""

    def tell(msg, *args, **kwargs):
        _ready()
        getattr(root, name)(msg, *args, **kwargs)

    return _named(tell, name)


debug, info, warning, error = map(_of_root, ("debug", "info", "warning", "error"))
exception = _of_root("exception")
fatal = critical = _of_root("critical")


def warn(msg, *args, **options):
    import warnings
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    return warning(msg, *args, **options)


def log(level, msg, *args, **options):
    _ready()
    root.log(level, msg, *args, **options)


# What warnings.showwarning was before warnings were captured.
_warnings_showwarning = None


def _log_warning(message, category, filename, lineno, file=None, line=None):
    """Tells a logger of a warning, unless it is meant for a file."""
    import warnings

    if file is not None:
        if _warnings_showwarning is not None:
            _warnings_showwarning(message, category, filename, lineno, file, line)
        return
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning("%s", warnings.formatwarning(message, category, filename, lineno, line))


def captureWarnings(capture):
    """Has warnings go to the logger py.warnings, or no longer."""
    global _warnings_showwarning
    import warnings

    if capture and _warnings_showwarning is None:
        _warnings_showwarning, warnings.showwarning = warnings.showwarning, _log_warning
    elif not capture and _warnings_showwarning is not None:
        warnings.showwarning, _warnings_showwarning = _warnings_showwarning, None


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


import atexit

atexit.register(shutdown)

"""Loggers, handlers, filters and formatters set up from a dictionary."""

import logging
import logging.handlers
from logging import _output

__all__ = ["dictConfig", "DictConfigurator", "dictConfigClass", "fileConfig", "valid_ident", "DEFAULT_LOGGING_CONFIG_PORT"]

DEFAULT_LOGGING_CONFIG_PORT = logging.handlers.DEFAULT_TCP_LOGGING_PORT + 10


def valid_ident(s):
    """Whether a text can be the name of a keyword argument; raises where it cannot."""
    if not s.isidentifier():
        raise ValueError(f"Not a valid Python identifier: {s!r}")
    return True


def _resolved(name, importer=__import__):
    first, *rest = name.split(".")
    used, found = first, importer(first)
    for part in rest:
        used += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            importer(used)
            found = getattr(found, part)
    return found


class _Unready(TypeError):
    """A handler refers to one that is set up later."""

    def __init__(self):
        super().__init__("target not configured yet")


class BaseConfigurator:
    """Makes objects of what stands for them in a dictionary."""

    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = config
        self.value_converters = {"ext": "ext_convert", "cfg": "cfg_convert"}

    def resolve(self, s):
        """The object of a dotted name, whose modules are imported."""
        try:
            return _resolved(s, self.importer)
        except ImportError as error:
            raise ValueError(f"Cannot resolve {s!r}: {error}") from error

    def ext_convert(self, value):
        return self.resolve(value)

    def cfg_convert(self, value):
        """What stands at another place of the dictionary: names and indices, as in `handlers.first.args[0]`."""
        import re

        found, at = self.config, 0
        for match in re.finditer(r"\.?(\w+)|\[([^\]]*)\]", value):
            if match.start() != at:
                break
            at = match.end()
            name, index = match.groups()
            if name is None and index.isdigit():
                try:
                    found = found[int(index)]
                    continue
                except TypeError:
                    pass
            found = found[index if name is None else name]
        if at != len(value):
            raise ValueError(f"Unable to convert {value!r} at {value[at:]!r}")
        return self.convert(found)

    def convert(self, value):
        """A value with all that begins with `ext://` or `cfg://` replaced, also within containers."""
        if isinstance(value, dict):
            return {key: self.convert(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.convert(inner) for inner in value]
        if isinstance(value, tuple):
            inner = [self.convert(inner) for inner in value]
            return type(value)(*inner) if hasattr(value, "_fields") else tuple(inner)
        if isinstance(value, str):
            prefix, mark, rest = value.partition("://")
            if mark and (converter := self.value_converters.get(prefix)):
                return getattr(self, converter)(rest)
        return value

    def configure_custom(self, config):
        """What a factory of the program, under the key `()`, makes of all the other keys."""
        config = dict(config)
        factory = self.factory(config.pop("()"))
        properties = config.pop(".", None)
        made = factory(**{key: self.convert(config[key]) for key in config if valid_ident(key)})
        self.set_properties(made, properties)
        return made

    def factory(self, named):
        return named if callable(named) else self.resolve(named)

    def set_properties(self, made, properties):
        for name, value in (properties or {}).items():
            setattr(made, name, self.convert(value))

    def as_tuple(self, value):
        return tuple(value) if isinstance(value, list) else value


class DictConfigurator(BaseConfigurator):
    """Sets up logging by a dictionary whose `version` is 1."""

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        with logging._lock:
            if config.get("incremental", False):
                self._change()
            else:
                self._set_up(config.get("disable_existing_loggers", True))

    def _each(self, section, kind, work):
        for name, config in self.config.get(section, {}).items():
            self._named(kind, name, work, name, config)

    @staticmethod
    def _named(kind, name, work, *arguments):
        try:
            work(*arguments)
        except Exception as error:
            shown = "" if name is None else f" {name!r}"
            raise ValueError(f"Unable to configure {kind}{shown}") from error

    def _change(self):
        """Gives handlers and loggers other levels, and loggers another way upwards."""
        for name, config in self.config.get("handlers", {}).items():
            if name not in _output._handlers:
                raise ValueError(f"No handler found with name {name!r}")
            handler = _output._handlers[name]
            if level := config.get("level"):
                self._named("handler", name, lambda: handler.setLevel(logging._check_level(level)))
        self._each("loggers", "logger", lambda name, config: self.configure_logger(name, config, True))
        if root := self.config.get("root"):
            self._named("root logger", None, self.configure_root, root, True)

    def _set_up(self, disable):
        _output._handlers.clear()
        logging.shutdown(_output._handler_list[:])
        del _output._handler_list[:]
        for section in ("formatters", "filters", "handlers"):
            self.config[section] = dict(self.config.get(section, {}))
        self._fill("formatters", "formatter", self.configure_formatter)
        self._fill("filters", "filter", self.configure_filter)
        self._set_up_handlers()
        existing = sorted(logging.root.manager.loggerDict)
        self._each("loggers", "logger", self.configure_logger)
        configured = set(self.config.get("loggers", {}))
        for name in existing:
            logger = logging.root.manager.loggerDict[name]
            if name in configured or isinstance(logger, logging.PlaceHolder):
                continue
            if any(name.startswith(above + ".") for above in configured if above in existing):
                # Below one that was set up, it does as that does.
                logger.setLevel(logging.NOTSET)
                logger.handlers, logger.propagate = [], True
            else:
                logger.disabled = disable
        if root := self.config.get("root"):
            self._named("root logger", None, self.configure_root, root)

    def _fill(self, section, kind, make):
        """Puts objects in place of the dictionaries of a section."""
        made = self.config[section]
        for name in list(made):
            self._named(kind, name, lambda: made.__setitem__(name, make(made[name])))

    def _set_up_handlers(self):
        handlers, later = self.config["handlers"], []

        def set_up(name):
            handlers[name] = self.configure_handler(handlers[name])
            handlers[name].name = name

        for name in sorted(handlers):
            try:
                set_up(name)
            except _Unready:
                later.append(name)
            except Exception as error:
                raise ValueError(f"Unable to configure handler {name!r}") from error
        for name in later:
            self._named("handler", name, set_up, name)

    def configure_formatter(self, config):
        if "()" in config:
            return self.configure_custom(config)
        config = self.convert(config)
        kind = _resolved(config["class"]) if config.get("class") else logging.Formatter
        optional = {"defaults": config["defaults"]} if config.get("defaults") is not None else {}
        given = config.get("format"), config.get("datefmt"), config.get("style", "%")
        if "validate" in config:
            return kind(*given, config["validate"], **optional)
        return kind(*given, **optional)

    def configure_filter(self, config):
        return self.configure_custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        for name in filters:
            try:
                own = callable(name) or callable(getattr(name, "filter", None))
                filterer.addFilter(name if own else self.config["filters"][name])
            except Exception as error:
                raise ValueError(f"Unable to add filter {name!r}") from error

    def configure_handler(self, given):
        config = dict(given)
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self.config["formatters"][formatter]
            except Exception as error:
                raise ValueError(f"Unable to set formatter {formatter!r}") from error
        level, filters, properties = (config.pop(key, None) for key in ("level", "filters", "."))
        if "()" in config:
            factory = self.factory(config.pop("()"))
        else:
            factory = self.resolve(config.pop("class", None))
            self._resolve_others(factory, config)
        handler = factory(**{key: self.convert(config[key]) for key in config if valid_ident(key)})
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._check_level(level))
        if filters:
            self.add_filters(handler, filters)
        self.set_properties(handler, properties)
        return handler

    def _resolve_others(self, kind, config):
        """Puts handlers in place of their names, where one of a class of this package takes others."""
        if not isinstance(kind, type):
            return
        if issubclass(kind, logging.handlers.MemoryHandler) and "target" in config:
            try:
                config["target"] = self._handler_of(config["target"])
            except KeyError as error:
                raise ValueError(f"Unable to set target handler {config['target']!r}") from error
        elif issubclass(kind, logging.handlers.QueueHandler):
            import queue

            source = config.get("queue")
            if isinstance(source, str) and "://" not in source:
                source = self.resolve(source)()
            elif isinstance(source, dict):
                source = self.configure_custom(source)
            config["queue"] = queue.Queue() if source is None else self.convert(source)

    def _handler_of(self, name):
        handler = self.config["handlers"][name] if isinstance(name, str) else name
        if not isinstance(handler, logging.Handler):
            raise _Unready
        return handler

    def add_handlers(self, logger, handlers):
        for name in handlers:
            try:
                logger.addHandler(self.config["handlers"][name])
            except Exception as error:
                raise ValueError(f"Unable to add handler {name!r}") from error

    def common_logger_config(self, logger, config, incremental=False):
        level = config.get("level")
        if level is not None:
            logger.setLevel(logging._check_level(level))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        if handlers := config.get("handlers"):
            self.add_handlers(logger, handlers)
        if filters := config.get("filters"):
            self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        if (propagate := config.get("propagate")) is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Sets up logging as a dictionary says."""
    dictConfigClass(dict(config)).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    raise NotImplementedError("logging.config.fileConfig: minipy has no configparser; dictConfig does the same")

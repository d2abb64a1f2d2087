"""What functions of `os` give: tuples whose items have names."""


class _Result(tuple):
    """A tuple that was made from one sequence; some of its items count only by name."""

    __slots__ = ()
    n_unnamed_fields = 0

    def __new__(cls, sequence, dict=None):
        try:
            items = tuple(sequence)
        except TypeError:
            raise TypeError("constructor requires a sequence") from None
        name, least, most = cls._name, cls.n_sequence_fields, cls.n_fields
        if len(items) < least:
            few = "an at least" if most > least else "a"
            raise TypeError(f"{name}() takes {few} {least}-sequence ({len(items)}-sequence given)")
        if len(items) > most:
            many = "an at most" if most > least else "a"
            raise TypeError(f"{name}() takes {many} {most}-sequence ({len(items)}-sequence given)")
        made = super().__new__(cls, items[:least])
        return made

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"{self._name}({shown})"


def _result(name, module, fields, doc):
    """A class of results with these fields, all of which are items."""
    full = name if module == "builtins" else f"{module}.{name}"
    namespace = {
        "__slots__": (), "__doc__": doc, "__module__": module, "_name": full, "_fields": tuple(fields),
        "n_fields": len(fields), "n_sequence_fields": len(fields), "n_unnamed_fields": 0,
        "__match_args__": tuple(fields),
    }
    for index, field in enumerate(fields):
        namespace[field] = property(lambda self, index=index: self[index])
    return type(_Result)(name, (_Result,), namespace)


class stat_result(tuple):
    """What is known of a file: ten numbers, and more by name."""

    n_fields = 19
    n_sequence_fields = 10
    n_unnamed_fields = 3
    _names = (
        "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime",
    )
    __match_args__ = _names[:7]

    def __new__(cls, sequence, dict=None):
        items = tuple(sequence)
        if not 10 <= len(items) <= 19:
            few = len(items) < 10
            bound = "at least 10" if few else "at most 19"
            raise TypeError(f"os.stat_result() takes an {bound}-sequence ({len(items)}-sequence given)")
        made = super().__new__(cls, items[:10])
        made._more = items[10:] + (None,) * (19 - len(items))
        return made

    def __getattribute__(self, name):
        # What is kept beside the items is none of the program's attributes.
        if name == "__dict__":
            raise AttributeError(f"'{type(self).__module__}.{type(self).__name__}' object has no attribute '__dict__'")
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        if name != "_more":
            raise AttributeError("readonly attribute")
        super().__setattr__(name, value)

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._names, self))
        return f"os.stat_result({shown})"

    def __reduce__(self):
        return stat_result, (tuple(self) + self._more,)


def _add_fields():
    for index, name in enumerate(stat_result._names[:7]):
        setattr(stat_result, name, property(lambda self, index=index: self[index]))
    later = (
        "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks",
        "st_rdev",
    )
    for index, name in enumerate(later):
        setattr(stat_result, name, property(lambda self, index=index: self._more[index]))


_add_fields()
stat_result.__module__ = "os"

terminal_size = _result("terminal_size", "os", ("columns", "lines"), "The width and the height of a terminal.")
uname_result = _result(
    "uname_result", "posix", ("sysname", "nodename", "release", "version", "machine"), "The names of the system.",
)
times_result = _result(
    "times_result", "posix", ("user", "system", "children_user", "children_system", "elapsed"), "Times in seconds.",
)
statvfs_result = _result(
    "statvfs_result", "os",
    ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax"),
    "What is known of a file system.",
)


UnraisableHookArgs = _result(
    "UnraisableHookArgs", "builtins", ("exc_type", "exc_value", "exc_traceback", "err_msg", "object"),
    "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.",
)

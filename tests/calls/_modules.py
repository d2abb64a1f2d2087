"""Which functions of modules are called, and methods of which of their objects."""

NAMES = """
math itertools operator functools collections array struct bisect heapq random abc sys os time gc _thread re json
datetime fractions statistics string textwrap copy types contextlib dataclasses enum io csv base64 binascii
hashlib pathlib posixpath weakref html shlex fnmatch calendar keyword reprlib pprint warnings
""".split()

# Modules written in Python, here, there, or in both. They ask about arguments in an order of their own, so objects
# that misbehave when they are asked (what their class is, whether they are equal) are not for them.
IN_PYTHON = set(
    """
    random abc copy types contextlib dataclasses enum json datetime fractions statistics string textwrap csv
    base64 hashlib pathlib posixpath os weakref html shlex fnmatch calendar keyword reprlib pprint warnings
    """.split()
)
MISBEHAVING = [
    "NoClass", "FailingAttributes", "RaisingEq", "BadTruthEq", "TextEq", "RaisingBool", "IntBool", "Odd", "Text)",
    "RaisingLt", "Raising", "Huge", "Negative", "TextHash", "TextIndex", "TextLen", "TextHint", "TextNumbers",
    "TextKeys", "IntKeys", "IntTexts", "IntIter", "NoneIter", "Unfit", "Numbers",
]  # fmt: skip


def is_varying(name):
    """Whether only the type of a function's result is looked at."""
    return name in VARYING or name.startswith("random.")


def is_for(group, call):
    """Whether a call makes sense for a group."""
    return group not in IN_PYTHON or not any(name in call for name in MISBEHAVING)


# What would end, block or trace the process, or close its files.
LEFT_OUT = set(
    """
    math.factorial math.perm math.comb struct.error
    sys.settrace sys.setprofile sys.addaudithook sys.breakpointhook sys.call_tracing
    time.sleep time.clock_settime time.clock_settime_ns time.pthread_getcpuclockid gc.set_debug
    _thread.interrupt_main _thread.exit _thread.exit_thread
    io.open io.open_code io.FileIO csv.field_size_limit
    """.split()
)

# Of `os` only these are called: others fork, send signals to every process, change whose the process is, or take 1
# for an open file.
ONLY = {
    "os": set(
        """
        PathLike WEXITSTATUS WIFEXITED WIFSIGNALED WIFSTOPPED WSTOPSIG WTERMSIG access cpu_count
        fsdecode fsencode fspath fwalk get_exec_path get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid
        getgid getloadavg getpgrp getpid getppid getuid isatty link listdir lstat makedirs mkdir process_cpu_count
        readlink remove removedirs rename renames replace rmdir scandir stat stat_result statvfs_result strerror symlink
        terminal_size times times_result truncate uname uname_result unlink unsetenv urandom utime
        waitstatus_to_exitcode walk
        """.split()
    )
}

# What has an answer of its own in every run, or for every machine: only its type is looked at.
VARYING = set(
    """
    sys.getsizeof sys.getrefcount sys.intern sys.exception sys.exc_info sys.getrecursionlimit
    os.cpu_count os.process_cpu_count os.get_exec_path os.getcwd os.getcwdb os.getegid os.geteuid os.getgid os.getuid
    os.getloadavg os.getpgid os.getpgrp os.getpid os.getppid os.times os.uname os.urandom os.stat os.lstat os.statvfs
    os.getenv os.getenvb os.chdir os.get_terminal_size os.sched_getaffinity
    time.asctime time.ctime time.localtime time.gmtime time.strftime time.clock_gettime time.clock_gettime_ns
    time.get_clock_info time.monotonic time.monotonic_ns time.perf_counter time.perf_counter_ns time.process_time
    time.process_time_ns time.thread_time time.thread_time_ns time.time time.time_ns time.clock_getres
    gc.collect gc.get_count gc.get_stats gc.get_objects gc.get_referrers gc.get_referents gc.get_freeze_count gc.freeze
    _thread.get_ident _thread.get_native_id _thread.start_new_thread _thread.start_new _thread.start_joinable_thread
    _thread.stack_size
    abc.get_cache_token moment.now moment.today moment.utcnow date.today
    random.SystemRandom random.getstate Random.getstate
    PosixPath.absolute PosixPath.cwd PosixPath.home PosixPath.resolve PosixPath.stat PosixPath.lstat PosixPath.owner
    posixpath.abspath posixpath.realpath posixpath.expanduser weakref.getweakrefs array.buffer_info
    """.split()
)


def seeded(module):
    random = module.Random(7)
    return random


def opened(module):
    text = module.StringIO("one\ntwo\n")
    text.readline()
    return text


# By what they are called in reports: as their class, where no module is called so.
INSTANCES = {
    "collections": {
        "deque": lambda module: module.deque([3, 1, 2]),
        "OrderedDict": lambda module: module.OrderedDict(a=1),
        "defaultdict": lambda module: module.defaultdict(list, a=1),
        "Counter": lambda module: module.Counter("aab"),
        "ChainMap": lambda module: module.ChainMap({"a": 1}, {2: "b"}),
        "UserDict": lambda module: module.UserDict(a=1),
        "Point": lambda module: module.namedtuple("Point", "x y")(1, 2),
    },
    "functools": {"partial": lambda module: module.partial(len, "a")},
    "itertools": {
        "count": lambda module: module.count(1, 2),
        "cycle": lambda module: module.cycle([1, 2]),
        "repeat": lambda module: module.repeat(1, 2),
        "chain": lambda module: module.chain([1], [2]),
        "islice": lambda module: module.islice([1, 2], 1),
        "groupby": lambda module: module.groupby([1, 1, 2]),
        "product": lambda module: module.product([1], [2]),
    },
    "array": {"array": lambda module: module.array("i", [3, 1, 2])},
    "struct": {"Struct": lambda module: module.Struct("<hi")},
    "random": {"Random": lambda module: module.Random(7)},
    "_thread": {
        "lock": lambda module: module.allocate_lock(),
        "RLock": lambda module: module.RLock(),
    },
    "re": {
        "Pattern": lambda module: module.compile("(a)(b)?"),
        "Match": lambda module: module.match("(a)(?P<n>b)?", "ab"),
    },
    "datetime": {
        "date": lambda module: module.date(2024, 2, 29),
        "time": lambda module: module.time(1, 2, 3, 4),
        "moment": lambda module: module.datetime(2024, 2, 29, 1, 2, 3, 4),
        "timedelta": lambda module: module.timedelta(1, 2, 3),
        "timezone": lambda module: module.timezone(module.timedelta(hours=1), "X"),
    },
    "fractions": {"Fraction": lambda module: module.Fraction(3, 2)},
    "statistics": {"NormalDist": lambda module: module.NormalDist(1, 2)},
    "io": {"StringIO": opened, "BytesIO": lambda module: module.BytesIO(b"one\ntwo\n")},
    "csv": {
        "reader": lambda module: module.reader(["a,b", "c"]),
        "Sniffer": lambda module: module.Sniffer(),
    },
    "json": {
        "JSONEncoder": lambda module: module.JSONEncoder(),
        "JSONDecoder": lambda module: module.JSONDecoder(),
    },
    "hashlib": {"sha256": lambda module: module.sha256(b"a")},
    "pathlib": {
        "PurePosixPath": lambda module: module.PurePosixPath("/a/b.txt"),
        "PosixPath": lambda module: module.Path("nowhere/b.txt"),
    },
    "string": {
        "Template": lambda module: module.Template("$a ${b}"),
        "Formatter": lambda module: module.Formatter(),
    },
    "types": {
        "SimpleNamespace": lambda module: module.SimpleNamespace(a=1),
        "MappingProxyType": lambda module: module.MappingProxyType({"a": 1}),
    },
    "textwrap": {"TextWrapper": lambda module: module.TextWrapper(5)},
    "contextlib": {"ExitStack": lambda module: module.ExitStack()},
    "weakref": {
        "WeakValueDictionary": lambda module: module.WeakValueDictionary(),
        "WeakSet": lambda module: module.WeakSet(),
    },
}

# Functions that a number would take for an open file of the process.
OF_FILES = set(
    """
    os.access os.fwalk os.get_terminal_size os.isatty os.listdir os.scandir os.stat os.truncate os.utime os.walk
    posixpath.exists posixpath.lexists posixpath.getsize posixpath.getatime posixpath.getctime posixpath.getmtime
    posixpath.isdir posixpath.isfile posixpath.islink posixpath.ismount posixpath.samefile posixpath.samestat
    posixpath.sameopenfile
    """.split()
)


def is_called(module, function):
    """Whether a function of a module is called at all."""
    return not function.startswith("_") and (module not in ONLY or function in ONLY[module])


def takes_a_file(name, call):
    """Whether a call might ask about an open file, which every run has others of."""
    return name in OF_FILES and call.startswith(("(0", "(1", "(True", "(Odd", "(2 ", "(4 ", "(5 ", "(9 ", "('ab', 1"))

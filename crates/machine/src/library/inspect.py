"""Looks at living objects: what they are, their signatures, sources, members and frames."""

import sys
import types

from _inspect_signature import BoundArguments, Parameter, Signature, formatannotation, signature, unwrap
from _inspect_source import (
    cleandoc, findsource, getabsfile, getblock, getcomments, getdoc, getfile, getmodule, getmodulename, getsource,
    getsourcefile, getsourcelines, indentsize,
)

__all__ = [
    "ArgInfo", "Arguments", "Attribute", "BlockFinder", "BoundArguments", "ClosureVars", "FrameInfo", "FullArgSpec",
    "Parameter", "Signature", "Traceback", "classify_class_attrs", "cleandoc", "currentframe", "findsource",
    "formatannotation", "get_annotations", "getabsfile", "getargs", "getargvalues", "getattr_static", "getblock",
    "getcallargs", "getclasstree", "getclosurevars", "getcomments", "getdoc", "getfile", "getframeinfo",
    "getfullargspec", "getgeneratorlocals", "getgeneratorstate", "getinnerframes", "getmembers", "getmembers_static",
    "getmodule", "getmodulename", "getmro", "getouterframes", "getsource", "getsourcefile", "getsourcelines",
    "indentsize", "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode",
    "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction", "isgenerator",
    "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor",
    "ismethodwrapper", "ismodule", "isroutine", "istraceback", "signature", "stack", "trace", "unwrap",
]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20

_NOT_GIVEN = object()


def ismodule(object):
    """Whether it is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Whether it is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether it is a method bound to an instance, written in Python."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Whether it is a function written in Python."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Whether it is a builtin function, or a bound method of a builtin type."""
    return isinstance(object, types.BuiltinFunctionType)


def iscode(object):
    """Whether it is a code object."""
    return isinstance(object, types.CodeType)


def isframe(object):
    """Whether it is a frame."""
    return isinstance(object, types.FrameType)


def istraceback(object):
    """Whether it is a traceback."""
    return isinstance(object, types.TracebackType)


def isgenerator(object):
    """Whether it is a generator."""
    return isinstance(object, types.GeneratorType)


def isgetsetdescriptor(object):
    """Whether it is a computed attribute of a builtin type."""
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    """Whether it is an attribute from __slots__."""
    return isinstance(object, types.MemberDescriptorType)


def ismethodwrapper(object):
    """Whether it is a bound method that stands for an operation of a builtin type."""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Whether it is any kind of function or method."""
    return (
        isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
        or ismethodwrapper(object)
    )


def ismethoddescriptor(object):
    """Whether it binds as a method does without being one written in Python."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    """Whether it goes before an instance's attributes."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def isabstract(object):
    """Whether it is a class that cannot have instances yet."""
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))


def _has_flag(function, flag):
    while ismethod(function) or hasattr(function, "func") and not isfunction(function):
        function = function.__func__ if ismethod(function) else function.func
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Whether calling it gives a generator."""
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Whether it is an async function."""
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Whether it is an async generator function."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def iscoroutine(object):
    """Whether it is a coroutine."""
    return type(object).__name__ == "coroutine"


def isasyncgen(object):
    """Whether it is an async generator."""
    return type(object).__name__ == "async_generator"


def isawaitable(object):
    """Whether it can be awaited."""
    return iscoroutine(object) or hasattr(type(object), "__await__")


def getmembers(object, predicate=None):
    """Pairs of name and value of all attributes that the predicate accepts, sorted by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """As getmembers(), without running descriptors."""
    return _members(object, predicate, getattr_static)


def _members(object, predicate, get):
    names = set(dir(object))
    if isclass(object):
        # dir() of a class leaves out what its metaclass computes.
        for base in object.__bases__:
            names.update(name for name, value in base.__dict__.items() if isinstance(value, types.DynamicClassAttribute))
    found = []
    for name in names:
        try:
            value = get(object, name)
        except AttributeError:
            if not isclass(object):
                continue
            value = next((base.__dict__[name] for base in object.__mro__ if name in base.__dict__), _NOT_GIVEN)
            if value is _NOT_GIVEN:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getattr_static(obj, attr, default=_NOT_GIVEN):
    """An attribute as it is stored, without running descriptors or __getattr__."""
    instance = _NOT_GIVEN
    cls = obj if isinstance(obj, type) else type(obj)
    if not isinstance(obj, type):
        try:
            own = object.__getattribute__(obj, "__dict__")
            instance = dict.get(own, attr, _NOT_GIVEN) if isinstance(own, dict) else _NOT_GIVEN
        except AttributeError:
            pass
    shared = next((base.__dict__[attr] for base in cls.__mro__ if attr in base.__dict__), _NOT_GIVEN)
    if instance is not _NOT_GIVEN:
        kind = type(shared)
        if shared is not _NOT_GIVEN and hasattr(kind, "__get__") and (hasattr(kind, "__set__") or hasattr(kind, "__delete__")):
            return shared
        return instance
    if shared is not _NOT_GIVEN:
        return shared
    if obj is cls:
        for base in type(cls).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _NOT_GIVEN:
        return default
    raise AttributeError(attr)


def getmro(cls):
    """The order in which a class looks for attributes."""
    return cls.__mro__


def getclasstree(classes, unique=False):
    """Classes as lists in lists, each below its bases."""
    children = {}
    roots = []
    for cls in classes:
        for parent in cls.__bases__:
            below = children.setdefault(parent, [])
            if cls not in below:
                below.append(cls)
            if unique and parent in classes:
                break
        if not cls.__bases__ and cls not in roots:
            roots.append(cls)
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


def walktree(classes, children, parent):
    """Classes, each with its bases and followed by a list of those below it."""
    found = []
    for cls in sorted(classes, key=lambda each: (each.__module__, each.__name__)):
        found.append((cls, cls.__bases__))
        if cls in children:
            found.append(walktree(children[cls], children, cls))
    return found


def _named_tuple(name, fields, **options):
    from collections import namedtuple

    return namedtuple(name, fields, module="inspect", **options)


Attribute = _named_tuple("Attribute", "name kind defining_class object")
FullArgSpec = _named_tuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")
ArgInfo = _named_tuple("ArgInfo", "args varargs keywords locals")
Arguments = _named_tuple("Arguments", "args varargs varkw")
ClosureVars = _named_tuple("ClosureVars", "nonlocals globals builtins unbound")
Traceback = _named_tuple("Traceback", "filename lineno function code_context index")
FrameInfo = _named_tuple("FrameInfo", "frame filename lineno function code_context index")


def classify_class_attrs(cls):
    """For each attribute of a class its kind, where it is defined, and what is stored there."""
    found = []
    for name in dir(cls):
        owner = next((base for base in (*cls.__mro__, *type(cls).__mro__) if name in base.__dict__), None)
        value = getattr(cls, name, None) if owner is None else owner.__dict__[name]
        if isinstance(value, (staticmethod, types.BuiltinMethodType)):
            kind = "static method"
        elif isinstance(value, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(value, property):
            kind = "property"
        elif isroutine(value):
            kind = "method"
        else:
            kind = "data"
        found.append(Attribute(name, kind, owner, value))
    return found


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a class, module or function; with eval_str, what text in them says."""
    if isinstance(obj, type):
        found = obj.__dict__.get("__annotations__", None)
        names = getattr(sys.modules.get(obj.__module__), "__dict__", {})
        local = dict(vars(obj))
    elif isinstance(obj, types.ModuleType) or callable(obj):
        found = getattr(obj, "__annotations__", None)
        names = getattr(unwrap(obj), "__globals__", getattr(obj, "__dict__", {}))
        local = None
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not eval_str:
        return dict(found)
    names = names if globals is None else globals
    local = local if locals is None else locals
    return {key: eval(value, names, local) if isinstance(value, str) else value for key, value in found.items()}


def getargs(co):
    """The names of the parameters of code."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    count = co.co_argcount + co.co_kwonlyargcount
    names = co.co_varnames
    star = co.co_flags & CO_VARARGS
    varargs = names[count] if star else None
    varkw = names[count + bool(star)] if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(list(names[:count]), varargs, varkw)


def getargvalues(frame):
    """The parameters of a frame's function with their values."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def getfullargspec(func):
    """The parameters of a function as a tuple of lists; signature() tells more."""
    try:
        found = signature(func, follow_wrapped=False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, posonly, kwonly, defaults, kwdefaults = [], [], [], [], {}
    varargs = varkw = None
    annotations = {}
    parameters = list(found.parameters.values())
    if ismethod(func) or isclass(func):
        # self is shown here, other than in a signature.
        first = func.__func__ if ismethod(func) else func.__init__
        if isfunction(first) and first.__code__.co_argcount:
            posonly.append(first.__code__.co_varnames[0])
    for each in parameters:
        if each.kind is Parameter.VAR_POSITIONAL:
            varargs = each.name
        elif each.kind is Parameter.VAR_KEYWORD:
            varkw = each.name
        elif each.kind is Parameter.KEYWORD_ONLY:
            kwonly.append(each.name)
            if each.default is not Parameter.empty:
                kwdefaults[each.name] = each.default
        else:
            (posonly if each.kind is Parameter.POSITIONAL_ONLY else args).append(each.name)
            if each.default is not Parameter.empty:
                defaults.append(each.default)
        if each.annotation is not Parameter.empty:
            annotations[each.name] = each.annotation
    if found.return_annotation is not Signature.empty:
        annotations["return"] = found.return_annotation
    return FullArgSpec(posonly + args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """The parameters of a function with the values that a call would give them."""
    if ismethod(func):
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


def getclosurevars(func):
    """The names that a function takes from outside, with their values."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    import builtins

    outer = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            outer[name] = cell.cell_contents
        except ValueError:
            pass  # nothing is bound to it yet
    used, known, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            used[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            known[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(outer, used, known, unbound)


from _inspect_states import (
    AGEN_CLOSED, AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, CORO_CLOSED, CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED,
    BufferFlags, formatannotationrelativeto, formatargvalues, getasyncgenlocals, getasyncgenstate, getcoroutinelocals,
    getcoroutinestate, getlineno, markcoroutinefunction,
)

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def getgeneratorstate(generator):
    """Whether a generator has not begun, runs, waits or is finished."""
    if generator.gi_running:
        return GEN_RUNNING
    if getattr(generator, "gi_suspended", False):
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    """The variables of a generator."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    frame = getattr(generator, "gi_frame", None)
    return {} if frame is None else frame.f_locals


def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


def getframeinfo(frame, context=1):
    """File, line, function and source lines of a frame or traceback."""
    lineno = frame.tb_lineno if istraceback(frame) else None
    if istraceback(frame):
        frame = frame.tb_frame
    if not isframe(frame):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    lineno = frame.f_lineno if lineno is None else lineno
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        try:
            source, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(source) - context))
            lines = source[start : start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    """A frame and those that called it."""
    found = []
    while frame is not None:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """The frames of a traceback."""
    found = []
    while tb is not None:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    """The frames of the caller and those that called it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The frames of the exception that is being handled."""
    error = sys.exception()
    return getinnerframes(None if error is None else error.__traceback__, context)

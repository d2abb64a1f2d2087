"""Parts of `pydoc`: the text about a module, a class, a function, a value."""

import builtins
import inspect
import sys

_RULE = "-" * 70

# What a class or module has for the interpreter rather than for its readers.
_HIDDEN = frozenset("""
    __author__ __builtins__ __cached__ __credits__ __date__ __doc__ __docformat__ __file__ __firstlineno__ __loader__
    __module__ __name__ __package__ __path__ __qualname__ __slots__ __spec__ __static_attributes__ __version__
""".split())


def indent(text, prefix="    "):
    """Text with something before each line."""
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))


def splitdoc(doc):
    """The first line of a docstring and the rest, when a blank line is between them."""
    text = doc.strip()
    first, _, rest = text.partition("\n")
    second, _, others = rest.partition("\n")
    return ("", text) if second.strip() else (first, others)


def getdoc(object):
    """The docstring of the object itself or of the method it stands for, else the comments before it."""
    doc = _own_doc(object)
    if doc is None and not inspect.isclass(object):
        doc = _inherited_doc(object)
    if doc is None:
        try:
            doc = inspect.getcomments(object)
        except TypeError:
            doc = None
    else:
        doc = inspect.cleandoc(doc)
    return doc.rstrip().lstrip("\n") if doc else ""


def _own_doc(object):
    """A docstring that is not that of the object's class."""
    if isinstance(object, type):
        doc = object.__doc__ if "__doc__" in vars(object) or object.__flags__ & 0x200 == 0 else None
    else:
        doc = getattr(object, "__doc__", None)
        if doc is not None and doc == getattr(type(object), "__doc__", None):
            doc = None
    return doc if isinstance(doc, str) else None


def _inherited_doc(object):
    try:
        doc = inspect.getdoc(object)
    except Exception:
        return None
    return None if doc == getattr(type(object), "__doc__", None) else doc


def classname(cls, module):
    """The name of a class, with that of its module unless it is the one that reads it."""
    name = cls.__name__
    return name if cls.__module__ == module else f"{cls.__module__}.{name}"


def visiblename(name, all=None, obj=None):
    """Whether a name is for readers."""
    if name in _HIDDEN:
        return 0
    if name.startswith("__") and name.endswith("__"):
        return 1
    if name.startswith("_") and hasattr(obj, "_fields"):
        return True
    return name in all if all is not None else not name.startswith("_")


def document(object, name=None, mod=None, cl=None, homecls=None):
    """The text about anything."""
    if inspect.ismodule(object):
        return docmodule(object, name)
    if inspect.isclass(object):
        return docclass(object, name, mod)
    if inspect.isroutine(object):
        return docroutine(object, name, mod, cl, homecls)
    if inspect.isdatadescriptor(object):
        return docdata(object, name)
    return docother(object, name)


def docdata(object, name):
    """A computed attribute: its name and what it says."""
    doc = getdoc(object)
    return (name or "") + "\n" + (indent(doc) + "\n" if doc else "")


def docother(object, name=None, longest=None, doc=None):
    """A value: `name = repr`, cut at the end if it is too long."""
    shown = repr(object)
    before = f"{name} = " if name else ""
    if longest and len(before) + len(shown) > longest:
        shown = shown[:longest - len(before) - len(shown)] + "..."
    return before + shown + (f"\n{indent(str(doc))}\n" if doc else "")


def _origin(function, mod, homecls):
    """Where a function was written that stands in another class."""
    name = function.__name__
    if function.__module__ == homecls.__module__ and function.__qualname__ == f"{homecls.__qualname__}.{name}":
        return ""
    parts = [] if function.__module__ in (None, mod) else [function.__module__]
    owner = function.__qualname__.rpartition(".")[0]
    path = ".".join(parts + ([owner] if owner else []))
    return f" from {path}" if path else ""


def _note(object, mod, cl, homecls):
    """What kind of method it is, and whose."""
    receiver = getattr(object, "__self__", None)
    is_bound = inspect.ismethod(object) or (
        inspect.isbuiltin(object) and not (inspect.ismodule(receiver) or receiver is None)
    )
    function = object
    if is_bound and receiver is cl:
        function = getattr(object, "__func__", None)
    elif is_bound and inspect.isclass(receiver):
        return f" class method of {classname(receiver, mod)}"
    elif is_bound:
        return f" method of {classname(type(receiver), mod)} instance"
    elif hasattr(object, "__objclass__"):
        owner = object.__objclass__
        if cl is None:
            return f" unbound {classname(owner, mod)} method"
        return "" if owner is homecls else f" from {classname(owner, mod)}"
    if inspect.isfunction(function) and homecls is not None:
        return _origin(function, mod, homecls)
    return ""


def _parameters(object):
    try:
        return str(inspect.signature(object))
    except (ValueError, TypeError):
        return ""


def docroutine(object, name=None, mod=None, cl=None, homecls=None):
    """A function or method: how it is called and what it says."""
    own_name = getattr(object, "__name__", None)
    name = name or own_name
    title, is_alias = name, False
    if name != own_name and own_name is not None:
        title = f"{name} = {own_name}"
        # What is told under its own name need not be told again.
        is_alias = cl is not None and inspect.getattr_static(cl, own_name, None) is object
    parameters = _parameters(object)
    if own_name == "<lambda>":
        title, parameters = f"{name} lambda ", parameters[1:-1]
    note = "" if is_alias else _note(object, mod, cl, homecls)
    line = title + (parameters or "(...)") + note
    doc = "" if is_alias else getdoc(object)
    return line + "\n" + (indent(doc).rstrip() + "\n" if doc else "")


_KINDS = (
    ("Methods", "method"), ("Class methods", "class method"), ("Static methods", "static method"),
    ("Readonly properties", "readonly property"), ("Data descriptors", "data descriptor"),
    ("Data and other attributes", "data"),
)


def _attributes(cls):
    """Name, kind, class where it is defined, and stored value of what a class has for readers."""
    for name, kind, owner, value in inspect.classify_class_attrs(cls):
        if isinstance(value, property):
            kind = "readonly property" if value.fset is None and value.fdel is None else "data descriptor"
        elif inspect.isdatadescriptor(value):
            kind = "data descriptor"
        if visiblename(name, obj=cls):
            yield name, kind, owner, value


def _text_of(cls, name, kind, owner, value):
    """The text about one attribute of a class."""
    try:
        found = getattr(cls, name)
    except Exception:
        found = value
    if kind in ("readonly property", "data descriptor"):
        return docdata(value, name)
    if kind == "data":
        doc = getdoc(found) if callable(found) or inspect.isdatadescriptor(found) else None
        return docother(found, name, 70, doc) + "\n"
    return document(found, name, cls.__module__, cls, owner)


def _sections(cls):
    """What a class has, by where it comes from and of what kind it is."""
    attributes = list(_attributes(cls))
    fields = list(getattr(cls, "_fields", ()))
    owners = list(cls.__mro__) + [owner for _, _, owner, _ in attributes if owner not in cls.__mro__]
    for owner in dict.fromkeys(owners):
        if owner is object and cls is not object:
            continue
        own = sorted(
            (each for each in attributes if each[2] is owner),
            key=lambda each: (fields.index(each[0]) if each[0] in fields else len(fields), each[0]),
        )
        where = "defined here" if owner is cls else f"inherited from {classname(owner, cls.__module__)}"
        for title, kind in _KINDS:
            texts = [_text_of(cls, *each) for each in own if each[1] == kind]
            if texts:
                yield "\n".join([f"{title} {where}:\n", *texts])


def docclass(object, name=None, mod=None):
    """A class: how it is called, what it says, and all that it has."""
    own_name = object.__name__
    title = f"class {own_name}" if name in (None, own_name) else f"{name} = class {own_name}"
    bases = [classname(base, object.__module__) for base in object.__bases__]
    title += f"({', '.join(bases)})" if bases else ""
    parts = []
    parameters = _parameters(object)
    if parameters and parameters != "()":
        parts.append(f"{name or own_name}{parameters}\n")
    doc = getdoc(object)
    if doc:
        parts.append(doc + "\n")
    order = [classname(each, object.__module__) for each in object.__mro__]
    if len(order) > 2:
        parts.append("\n    ".join(["Method resolution order:", *order]) + "\n")
    if object.__module__ == "builtins":
        known = sorted(each.__name__ for each in type.__subclasses__(object) if each.__module__ == "builtins")
        if known:
            parts.append("\n    ".join(["Built-in subclasses:", *known]) + "\n")
    parts.append(f"\n{_RULE}\n".join(section.rstrip("\n") + "\n" for section in _sections(object)))
    text = "\n".join(parts).rstrip()
    return title + "\n" + (indent(text, " |  ") + "\n" if text else "")


def _tree(tree, module, parent=None, depth=0):
    """Classes below their bases."""
    lines = []
    for entry in tree:
        if isinstance(entry, list):
            lines += _tree(entry, module, last, depth + 1)
            continue
        last, bases = entry
        line = "    " * depth + classname(last, module)
        if bases and bases != (parent,):
            line += "(" + ", ".join(classname(base, module) for base in bases) + ")"
        lines.append(line)
    return lines


def _members(module):
    """The classes, functions and values of a module that are for readers."""
    chosen = getattr(module, "__all__", None)
    classes, functions, values = {}, {}, {}
    for name, value in sorted(vars(module).items()):
        if not visiblename(name, chosen, module):
            continue
        is_own = chosen is not None or (inspect.getmodule(value) or module) is module
        if inspect.isclass(value):
            if is_own:
                classes[name] = value
        elif inspect.isroutine(value):
            if is_own or inspect.isbuiltin(value):
                functions[name] = value
        elif not (inspect.ismodule(value) or inspect.isframe(value) or inspect.iscode(value)):
            values[name] = value
    return classes, functions, values


def docmodule(object, name=None):
    """A module: what it says, its classes, functions and values."""
    first, rest = splitdoc(getdoc(object))
    classes, functions, values = _members(object)
    sections = [("NAME", object.__name__ + (f" - {first}" if first else ""))]
    if rest:
        sections.append(("DESCRIPTION", rest))
    if classes:
        tree = _tree(inspect.getclasstree(list(classes.values()), True), object.__name__)
        texts = [docclass(value, name, object.__name__) for name, value in classes.items()]
        sections.append(("CLASSES", "\n".join(["\n".join(tree) + "\n", *texts])))
    if functions:
        texts = [docroutine(value, name, object.__name__) for name, value in functions.items()]
        sections.append(("FUNCTIONS", "\n".join(texts)))
    if values:
        sections.append(("DATA", "\n".join(docother(value, name, 70) for name, value in values.items())))
    for title in ("version", "date", "author", "credits"):
        if hasattr(object, f"__{title}__"):
            sections.append((title.upper(), str(getattr(object, f"__{title}__"))))
    try:
        file = inspect.getabsfile(object)
    except TypeError:
        file = "(built-in)"
    sections.append(("FILE", file))
    return "".join(f"{title}\n{indent(text).rstrip()}\n\n" for title, text in sections)

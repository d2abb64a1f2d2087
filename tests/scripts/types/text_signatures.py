# The parameters of what is written in C, as text.
for thing in (
    len, print, globals, sorted, str.join, "".join, [].append, dict.fromkeys, str.split, int.__add__, (1).__add__,
    list.__len__, int.from_bytes, max, dict.update, object, float, bool, int, str, type, ValueError, map,
):
    print(getattr(thing, "__qualname__", thing), thing.__text_signature__)


class Plain:
    pass


print(Plain.__text_signature__, hasattr(Plain(), "__text_signature__"))

import copy
import io
import itertools
import queue
import struct
import threading

text = io.StringIO("one\ntwo\nthree")
text.readline()
again = copy.copy(text)
print(repr(again.read()), repr(text.readline()), again.getvalue() == text.getvalue())
octets = io.BytesIO(b"abc")
octets.label = "mine"
octets.read(1)
again = copy.copy(octets)
print(again.read(), octets.tell(), again.label)
for what in (itertools.pairwise("ab"), itertools.batched("ab", 2), struct.Struct("i"), queue.SimpleQueue(), threading.local(), (c for c in "ab")):
    try:
        copy.copy(what)
        print("copied", type(what))
    except TypeError as error:
        print(error)

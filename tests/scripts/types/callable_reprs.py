class A:
    def f(self): pass
a = A()
def shown(value):
    text = repr(value)
    return text[:text.index(" at 0x")] if " at 0x" in text else text
for value in (int.__add__, (1).__add__, str.upper, "".upper, object.__init__, a.__init__, a.__repr__, len, [].append,
              dict.fromkeys, dict.__dict__["fromkeys"], str.maketrans, list.__getitem__, [].__getitem__, ().__getitem__,
              int.__new__, object.__setattr__, type.mro, A.__subclasses__, A.__call__, A.f.__call__, A.f.__get__, a.f,
              iter([]).__next__, int.from_bytes, int.__round__, Exception.with_traceback, range(3).count, None.__bool__):
    print(shown(value), type(value).__name__)

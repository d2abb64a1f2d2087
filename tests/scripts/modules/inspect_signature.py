import functools
import inspect
from inspect import Parameter, Signature, signature


def f(a, b: int, /, c=2, *args: str, d, e: "list" = None, **kw) -> float:
    pass


class C:
    def __init__(self, x, y=1):
        pass

    def method(self, p, *, q=2):
        pass

    @classmethod
    def make(cls, r):
        pass

    @staticmethod
    def free(s):
        pass

    def __call__(self, called):
        pass


class Meta(type):
    def __call__(cls, *args, **kwargs):
        pass


class New:
    def __new__(cls, n):
        pass


@functools.wraps(f)
def wrapped(*args):
    pass


for obj in (
    f, C, C(1), C(1).method, C.method, C.make, C.free, C(1).free, lambda: 0, lambda *, k: k, Meta("M", (), {}), New, wrapped,
    functools.partial(f, 1), functools.partial(C(1).method, q=5), type("Empty", (), {}), functools.partial(lambda a, b, c: 0, b=3),
):
    print(signature(obj))
sig = signature(f)
print(repr(sig), list(sig.parameters), sig.return_annotation, signature(wrapped, follow_wrapped=False))
for p in sig.parameters.values():
    print(repr(p), p.name, str(p.kind), repr(p.kind), p.kind.description, p.default is Parameter.empty, p.annotation)
print(sig == signature(f), hash(sig) == hash(signature(f)), sig.replace(return_annotation=Signature.empty))
print(sig.parameters["c"].replace(default=9, name="z"), Parameter("x", Parameter.KEYWORD_ONLY, default=3, annotation=int))
print(Signature([Parameter("a", Parameter.POSITIONAL_ONLY), Parameter("b", Parameter.VAR_KEYWORD)]))
print(sig.format(max_width=20))
for obj in (len, [].append, "".join, sorted, abs):
    print(signature(obj))
print(signature(f, eval_str=True).parameters["e"].annotation)
for call in (
    lambda: signature(3), lambda: Parameter("1", 1), lambda: Parameter("a", 9), lambda: Parameter("a", 2, default=1),
    lambda: Signature([Parameter("a", 3), Parameter("b", 1)]), lambda: Signature([Parameter("a", 1), Parameter("a", 1)]),
    lambda: Signature([Parameter("a", 1, default=1), Parameter("b", 1)]), lambda: Parameter(3, 1),
):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

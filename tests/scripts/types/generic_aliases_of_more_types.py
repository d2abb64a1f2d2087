# More builtin types take type arguments.
import types

print(enumerate[int], types.GeneratorType[int, str, None], types.MappingProxyType[str, int])
print(enumerate[int]("ab").__next__(), types.MappingProxyType[str, int]({"a": 1}))

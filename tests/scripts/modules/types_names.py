import types


def function():
    yield


class Class:
    def method(self):
        pass


values = [
    function, lambda: 0, function(), function.__code__, Class().method, len, [].append, object.__init__,
    object().__str__, str.join, dict.__dict__["fromkeys"], types, type.__dict__, list[int], int | str, None,
    NotImplemented, ..., types.SimpleNamespace(), types.FunctionType.__code__,
]
names = [
    "FunctionType", "LambdaType", "GeneratorType", "CodeType", "MethodType", "BuiltinFunctionType",
    "BuiltinMethodType", "WrapperDescriptorType", "MethodWrapperType", "MethodDescriptorType",
    "ClassMethodDescriptorType", "ModuleType", "MappingProxyType", "GenericAlias", "UnionType", "NoneType",
    "NotImplementedType", "EllipsisType", "SimpleNamespace", "GetSetDescriptorType",
]
for value in values:
    print([name for name in names if isinstance(value, getattr(types, name))])
try:
    1 / 0
except ZeroDivisionError as error:
    print(isinstance(error.__traceback__, types.TracebackType), isinstance(error.__traceback__.tb_frame, types.FrameType))
print(types.MethodType(print, "bound")("and given"))
print(types.CellType(5).cell_contents, types.ModuleType("made", "doc").__doc__)
for make in (types.NoneType, types.EllipsisType, types.NotImplementedType):
    print(make())
print(types.MappingProxyType({"a": 1}), types.GenericAlias(list, (int,)))
for name in ("CodeType", "GeneratorType", "FrameType", "TracebackType", "CellType", "MethodType", "UnionType"):
    print(getattr(types, name))

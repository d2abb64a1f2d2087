# The tables of dis name every operation, whatever the operations are.
import dis

print(all(dis.opname[number] == name for name, number in dis.opmap.items()), len(dis.opname) >= 256)
print(set(dis.hasconst) <= set(dis.hasarg), set(dis.hasjump) <= set(dis.hasarg), dis.cmp_op)
print(dis.opname[dis.opmap["LOAD_CONST"]], dis.opmap["LOAD_CONST"] in dis.hasconst)
print(dis.stack_effect(dis.opmap["POP_TOP"]), dis.stack_effect(dis.opmap["LOAD_CONST"], 0))
print(dis.stack_effect(dis.opmap["BUILD_LIST"], 3), dis.stack_effect(dis.opmap["BUILD_TUPLE"], 0))


def function(a):
    if a:
        return 1
    return 2


first = function.__code__.co_firstlineno
lines = [line - first for _, line in dis.findlinestarts(function.__code__) if line is not None]
print(sorted(set(lines)))
print(len(function.__code__.co_code) % 2, type(function.__code__.co_code))
try:
    dis.stack_effect(10000)
except ValueError as error:
    print(error)

from pprint import PrettyPrinter, isreadable, isrecursive, pformat, saferepr

loop = [1]
loop.append(loop)
print(isrecursive(loop), isreadable(loop), isreadable([1, "a"]), isreadable([object()]), isrecursive({}))
print(saferepr(loop).split("with")[0], pformat({"a": loop}).split("with")[0], saferepr({"b": 1, "a": (2,)}))


class Loud(PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return super().format(object, context, maxlevels, level)


Loud().pprint(["quiet", {"words": 1}])
for options in ({"indent": -1}, {"depth": 0}, {"width": 0}, {"indent": "x"}):
    try:
        PrettyPrinter(**options)
    except ValueError as error:
        print(error)

# help() of a name, and of one that nothing has.
help("nothing.here")
help("nothing")
import pydoc

print(pydoc.locate("os.path.join").__name__, pydoc.locate("nothing.here"), pydoc.locate("len") is len)
print(pydoc.plain("b\bbo\bol\bld"))
print(pydoc.splitdoc("One line."), pydoc.splitdoc("One.\n\nTwo.\nThree."), pydoc.splitdoc("One\nTwo"))


def function(x):
    "says it"


print(pydoc.plain(pydoc.render_doc(function, "About %s")))
print(pydoc.describe(len), pydoc.describe(int), pydoc.describe(function), pydoc.describe(pydoc), pydoc.describe(5))

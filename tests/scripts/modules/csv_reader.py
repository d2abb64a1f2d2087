import csv
import io


def show(text, **options):
    try:
        lines = io.StringIO(text, newline="") if isinstance(text, str) else text
        print(list(csv.reader(lines, **options)))
    except Exception as error:
        print(type(error).__name__, error)


show("a,b,c\r\n1,2,3\r\n")
show('a,"b,c",d\n"x ""y"" z",,\n')
show('"multi\nline",2\n3,4')
show("")
show("\n\na\n\n")
show("a;b", delimiter=";")
show("a,'b,c'", quotechar="'")
show('a, b, "c"', skipinitialspace=True)
show("a\\,b,c", escapechar="\\")
show('"a"b,c')
show('"a"b,c', strict=True)
show('"abc')
show('"abc', strict=True)
show(["a\rb"])
show(["a", "b,c"])
show([b"a"])
show([1])
show('1,"2",3.5', quoting=csv.QUOTE_NONNUMERIC)
show("x,1", quoting=csv.QUOTE_NONNUMERIC)
show('"a",b', quoting=csv.QUOTE_NONE)
show('a,"",,b', quoting=csv.QUOTE_NOTNULL)
show("a\tb", dialect="excel-tab")
show("a,b", dialect="nope")
show("a,b", delimiter="xx")
show("a", delimiter=5)
show("a", quoting=9)
show("a", foo=1)
show(5)
show("é,ü\n")
reader = csv.reader(["a", '"b', 'c"', "d"])
print([(row, reader.line_num) for row in reader], reader.dialect.quotechar)

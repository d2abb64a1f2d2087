import csv
import io


def show(*rows, **options):
    file = io.StringIO()
    try:
        writer = csv.writer(file, **options)
        for row in rows:
            print(writer.writerow(row), end=" ")
    except Exception as error:
        print(type(error).__name__, error, end=" ")
    print(repr(file.getvalue()))


show(["a", "b"], [1, 2.5, None, True])
show(["a,b", 'c"d', "e\nf", "g\rh", " i"])
show([""], [], [None])
show(["a", "b"], quoting=csv.QUOTE_ALL)
show(["a", 1, None, 2.5], quoting=csv.QUOTE_NONNUMERIC)
show(["a,b"], quoting=csv.QUOTE_NONE)
show(['a,b"c'], quoting=csv.QUOTE_NONE, escapechar="\\")
show(['a"b'], doublequote=False, escapechar="\\")
show(['a"b'], doublequote=False)
show(5)
show(["a"], lineterminator="\n")
show(["a;b", "c"], delimiter=";")
show("abc")
show(["a", None, 1], quoting=csv.QUOTE_NOTNULL)
show(["a", None, 1], quoting=csv.QUOTE_STRINGS)
show([""], quoting=csv.QUOTE_NONE)
try:
    csv.writer(5)
except TypeError as error:
    print(error)
file = io.StringIO()
csv.writer(file, "unix").writerows([range(3), "xy"])
print(repr(file.getvalue()))

import csv

print(csv.list_dialects(), csv.get_dialect("excel").delimiter, repr(csv.get_dialect("unix").lineterminator), csv.field_size_limit())
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_MINIMAL)
print(list(csv.reader(["a|b"], "pipes")), csv.list_dialects())
csv.unregister_dialect("pipes")


class Colons(csv.Dialect):
    delimiter = ":"
    quotechar = '"'
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL


print(list(csv.reader(['a:"b:c"'], Colons)), list(csv.reader(["a:b"], Colons())), list(csv.reader(["a;b"], Colons, delimiter=";")))
for action in (lambda: csv.unregister_dialect("pipes"), lambda: csv.get_dialect("pipes"), lambda: csv.register_dialect(5), lambda: csv.field_size_limit("x")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
sniffed = csv.Sniffer().sniff("a;b;c\n1;2;3\n")
print(sniffed.delimiter, sniffed.quotechar, csv.Sniffer().has_header("name,age\nbob,5\namy,63\n"), csv.Error.__mro__[1])
old = csv.field_size_limit(5)
try:
    list(csv.reader(["abcdefgh"]))
except csv.Error as error:
    print(error)
print(csv.field_size_limit(old))

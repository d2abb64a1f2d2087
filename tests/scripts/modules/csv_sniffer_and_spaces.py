"""csv: what the sniffer finds, a space as separator, dialects that cannot be changed or copied."""
import copy
import csv
import io

SAMPLES = [
    "Harry's, Arlington, IL\nShark City, Glendale, IL\n",
    "'Harry''s':'Arlington':'IL'\n'Shark':'Glendale':'IL'\n",
    "1;2,5;3\n4;5,5;6\n",
    "a|b|c\r\nd|e|f\r\n",
    '"x" "y" "z"\n"1" "2" "3"\n',
    "no separator here",
]
for sample in SAMPLES:
    try:
        found = csv.Sniffer().sniff(sample)
        print(repr(found.delimiter), repr(found.quotechar), found.doublequote, found.skipinitialspace)
    except csv.Error as error:
        print("Error:", error)
print(csv.Sniffer().sniff("a;b,c;d,e\nf;g,h;i,j\n", delimiters=";").delimiter)

print(list(csv.reader(["a   b", "  a  "], delimiter=" ", skipinitialspace=True)))
out = io.StringIO()
csv.writer(out, delimiter=" ", skipinitialspace=True).writerow(["", "x", None])
print(repr(out.getvalue()))
try:
    csv.writer(out, delimiter=" ", skipinitialspace=True, quoting=csv.QUOTE_NONE).writerow(["", ""])
except csv.Error as error:
    print(error)

dialect = csv.get_dialect("excel")
for change in (lambda: delattr(dialect, "delimiter"), lambda: setattr(dialect, "strict", 1), lambda: copy.copy(dialect)):
    try:
        change()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
for wrong in (None, "x"):
    try:
        csv.field_size_limit(wrong)
    except TypeError as error:
        print(error)

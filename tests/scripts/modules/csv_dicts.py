import csv
import io

file = io.StringIO()
writer = csv.DictWriter(file, ["a", "b"], restval="-")
writer.writeheader()
writer.writerow({"a": 1})
writer.writerows([{"a": 2, "b": 3}, {"b": "x,y"}])
print(repr(file.getvalue()))
reader = csv.DictReader(io.StringIO("a,b\n1,2\n\n3\n4,5,6\n"))
print(list(reader), reader.fieldnames, reader.line_num)
print(list(csv.DictReader(io.StringIO("1,2\n"), fieldnames=["x", "y", "z"], restval=0)), list(csv.DictReader(io.StringIO(""))))
for action in (lambda: writer.writerow({"c": 1, "d": 2}), lambda: csv.DictWriter(file, [], extrasaction="x"), lambda: csv.DictReader(5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
quiet = csv.DictWriter(io.StringIO(), ["a"], extrasaction="ignore")
print(quiet.writerow({"a": 1, "c": 2}))

# Archives in a format of the program's own.
import os
import shutil
import tempfile


def make(base_name, base_dir, **options):
    """An archive that lists the files."""
    with open(base_name + ".list", "w") as file:
        print(*sorted(os.listdir(base_dir)), options["extra"], file=file)
    return base_name + ".list"


def unpack(filename, folder, **options):
    print("unpack", os.path.basename(filename), os.path.basename(folder), options)


shutil.register_archive_format("list", make, [("extra", 5)], "names alone")
shutil.register_unpack_format("list", [".list", ".lst"], unpack, [("more", 1)], "names alone")
print([row for row in shutil.get_archive_formats() if row[0] == "list"])
print([row for row in shutil.get_unpack_formats() if row[0] == "list"])
with tempfile.TemporaryDirectory() as folder:
    for name in "ab":
        open(os.path.join(folder, name), "w").close()
    made = shutil.make_archive(os.path.join(folder, "out"), "list", folder)
    print(os.path.basename(made), open(made).read())
    shutil.unpack_archive(made, os.path.join(folder, "to"))
    shutil.unpack_archive("other", "here", "list")
for call in (
    lambda: shutil.make_archive("x", "nothing"),
    lambda: shutil.unpack_archive("x.nothing"),
    lambda: shutil.unpack_archive("x", format="nothing"),
    lambda: shutil.register_archive_format("a", 5),
    lambda: shutil.register_archive_format("a", make, 5),
    lambda: shutil.register_archive_format("a", make, [1]),
    lambda: shutil.register_unpack_format("other", [".lst"], unpack),
    lambda: shutil.register_unpack_format("other", [".oth"], 3),
    lambda: shutil.unregister_archive_format("never"),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
shutil.unregister_unpack_format("list")
shutil.unregister_archive_format("list")
print([row for row in shutil.get_archive_formats() + shutil.get_unpack_formats() if row[0] == "list"])

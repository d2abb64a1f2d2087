import os
import unittest
from unittest.mock import mock_open, patch


class Thing:
    value = 5

    def method(self):
        return "real"


with patch("os.getcwd", return_value="/fake") as getcwd:
    print(os.getcwd(), getcwd.call_count)
print(os.getcwd() != "/fake")
with patch.object(Thing, "value", 7):
    print(Thing.value)
with patch.object(Thing, "method") as method:
    Thing().method(1)
    print(method.call_args)
print(Thing.value, Thing().method())
with patch.dict(os.environ, {"MINIPY_MOCK": "1"}):
    print(os.environ["MINIPY_MOCK"])
print("MINIPY_MOCK" in os.environ)


@patch("os.listdir")
@patch("os.getcwd")
def both(getcwd, listdir):
    getcwd.return_value, listdir.return_value = "c", ["l"]
    return os.getcwd(), os.listdir()


print(both())
with patch("builtins.open", mock_open(read_data="one\ntwo\n")) as opened:
    with open("file") as file:
        print(file.read())
    with open("file") as file:
        print([line for line in file], opened.call_args_list)
patching = patch("os.getpid")
patching.start().return_value = 1
print(os.getpid())
patching.stop()
print(os.getpid() != 1)
for bad in (lambda: patch("nodots"), lambda: patch.object("s", "x"), lambda: patch.object(Thing, "nothing").__enter__()):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class PatchedTest(unittest.TestCase):
    @patch.object(Thing, "value", 1)
    def test_value(self):
        self.assertEqual(Thing.value, 1)


print(unittest.defaultTestLoader.loadTestsFromTestCase(PatchedTest).run(unittest.TestResult()))

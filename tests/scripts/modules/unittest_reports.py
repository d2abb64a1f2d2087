import io
import unittest


class Sample(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass")

    def setUp(self):
        self.addCleanup(print, "cleanup", self._testMethodName)

    def test_good(self):
        """It is good."""
        self.assertEqual(1 + 1, 2)

    def test_wrong(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])

    def test_error(self):
        raise ValueError("broken")

    @unittest.skip("not today")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_known(self):
        self.fail("known")

    def test_parts(self):
        for number in range(3):
            with self.subTest("part", number=number):
                self.assertEqual(number, 1)

    def helper(self):
        self.assertTrue([], "from the helper")

    def test_in_helper(self):
        self.helper()


suite = unittest.defaultTestLoader.loadTestsFromTestCase(Sample)
for verbosity in (1, 2):
    stream = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Sample)
    result = unittest.TextTestRunner(stream=stream, verbosity=verbosity).run(suite)
    for line in stream.getvalue().splitlines():
        if line.startswith("  File"):
            line = line[line.index("line"):]
        print(line.split(" in 0.")[0] if line.startswith("Ran ") else line)
    print(result, result.wasSuccessful())

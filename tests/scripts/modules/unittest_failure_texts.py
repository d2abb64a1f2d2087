import unittest


class Case(unittest.TestCase):
    def runTest(self):
        pass


c = Case()
checks = [
    lambda: c.assertEqual(1, 2), lambda: c.assertEqual("a", "b", "hint"), lambda: c.assertEqual("ab\ncd\n", "ab\nce\n"),
    lambda: c.assertEqual({"a": 1}, {"a": 2, "b": 3}), lambda: c.assertEqual({1, 2}, {2, 3}),
    lambda: c.assertEqual((1, 2), (1, 2, 3)), lambda: c.assertEqual([1, [2]], [1, [3]]),
    lambda: c.assertEqual("x" * 100, "x" * 99 + "y"), lambda: c.assertEqual(list(range(40)), list(range(41))),
    lambda: c.assertNotEqual(1, 1), lambda: c.assertTrue([]), lambda: c.assertFalse("x"), lambda: c.assertIs(1, "a"),
    lambda: c.assertIsNot(c, c, "m"), lambda: c.assertIsNone(1), lambda: c.assertIsNotNone(None),
    lambda: c.assertIn(1, [2]), lambda: c.assertNotIn(1, [1]), lambda: c.assertIsInstance(1, str),
    lambda: c.assertNotIsInstance(1, int), lambda: c.assertLess(2, 1), lambda: c.assertLessEqual(2, 1),
    lambda: c.assertGreater(1, 2), lambda: c.assertGreaterEqual(1, 2), lambda: c.assertAlmostEqual(1.0, 1.1),
    lambda: c.assertAlmostEqual(1.0, 1.1, places=1), lambda: c.assertAlmostEqual(1, 2, delta=0.5),
    lambda: c.assertNotAlmostEqual(1.0, 1.00000001), lambda: c.assertCountEqual([1, 2, 2], [2, 3]),
    lambda: c.assertCountEqual([[1]], [[2]]), lambda: c.assertSequenceEqual([1], (2,)), lambda: c.fail("boom"),
    lambda: c.assertDictEqual(1, {}), lambda: c.assertListEqual([1], (1,)), lambda: c.assertSetEqual({1}, 5),
    lambda: c.assertAlmostEqual(1, 2, places=1, delta=1), lambda: Case("nothing"), lambda: c.assertEqual(1, 1.0),
]
for check in checks:
    try:
        print(check())
    except (AssertionError, TypeError, ValueError) as error:
        print(type(error).__name__, error)

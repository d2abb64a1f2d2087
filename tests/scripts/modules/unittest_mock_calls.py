from unittest.mock import ANY, MagicMock, Mock, PropertyMock, call, sentinel


def attempt(function):
    try:
        print(repr(function()))
    except (AssertionError, ValueError, KeyError, AttributeError, StopIteration) as error:
        print(type(error).__name__, error)


mock = Mock(return_value=3)
print(mock(1, a=2), mock.called, mock.call_count, mock.call_args, mock.call_args.args, mock.call_args.kwargs)
attempt(lambda: mock.assert_called_once_with(1, a=2))
attempt(lambda: mock.assert_called_with(2))
mock(5)
for check in (mock.assert_called_once, mock.assert_not_called, lambda: mock.assert_any_call(9), Mock().assert_called,
              lambda: mock.assert_has_calls([call(1, a=2), call(5)]), lambda: mock.assert_has_calls([call(5), call(1)]),
              lambda: mock.assert_called_once_with(5), lambda: Mock().assert_called_with(1)):
    attempt(check)
mock = Mock()
mock.a.b.c(1)
mock.x(2).y(3)
print(mock.mock_calls, mock.method_calls)
mock = Mock(side_effect=[1, ValueError("v"), 3])
for _ in range(4):
    attempt(mock)
attempt(lambda: Mock(spec=["foo"]).bar)
attempt(lambda: Mock().assert_caled)
magic = MagicMock()
print(len(magic), bool(magic), int(magic), 3 in magic, list(magic))
magic.__len__.return_value = 4
magic.__iter__.return_value = [1, 2]
print(len(magic), list(magic), sentinel.x, ANY == 5, call(1, ANY) == call(1, 2))
mock.configure_mock(**{"a.return_value": 5, "b": 6})
print(mock.a(), mock.b)
mock.reset_mock()
print(mock.a.called)
type(mock).property = PropertyMock(return_value=8)
print(mock.property)

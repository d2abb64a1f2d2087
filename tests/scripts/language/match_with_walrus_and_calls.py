def parse(tokens):
    match tokens:
        case [head, *tail] if (n := len(tail)) > 1:
            return head, n
        case [x] if (y := x * 2):
            return y
        case []:
            return None


print(parse([1, 2, 3]), parse([5]), parse([]), parse([0]))
match (data := {"k": [1, 2]}):
    case {"k": [a, b]}:
        print(a, b, data)

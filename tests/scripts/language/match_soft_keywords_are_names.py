match = {"case": 1}
case = "case"
type = 3
print(match[case], type)
match (case), type:
    case match, case:
        print(match, case)


def match(match):
    return match


print(match(1), match (2))
match -type:
    case -3:
        print("minus three")
_ = match
print(_(4))

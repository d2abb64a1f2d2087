try:
    later()
except NameError as e:
    print(e)
def later(): return helper() + 1
try:
    later()
except NameError as e:
    print(e)
def helper(): return 41
print(later())
class A:
    print("class bodies run at once")
    def m(self): print("methods do not")
print("end")

if True:
        print("eight")
        if True:
         print("nine")
if True:
	print("tab")

	# comment at odd place
      # another
	print("still")
def f():
  x = [
1,
    2]
  return x
print(f())

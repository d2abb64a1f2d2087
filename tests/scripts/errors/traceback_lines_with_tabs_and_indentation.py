def f():
	if True:
		for x in [0]:
			return 1   /   x
f()

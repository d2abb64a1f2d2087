import gc
print(gc.isenabled(), len(gc.get_threshold()), len(gc.get_count()))
gc.disable()
print(gc.isenabled())
gc.enable()
gc.collect()
print(gc.collect())
x = []
print(gc.is_tracked(x), gc.is_tracked(5))
gc.set_threshold(500, 5, 5)
print(gc.get_threshold()[0])

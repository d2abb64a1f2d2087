from concurrent import futures

# The name is there; what it needs is another matter.
print(futures.ProcessPoolExecutor.__name__, issubclass(futures.ProcessPoolExecutor, futures.Executor))

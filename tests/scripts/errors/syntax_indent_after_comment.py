# fine
  x = 1

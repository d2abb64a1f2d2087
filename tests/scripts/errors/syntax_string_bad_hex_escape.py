s = "\x1z"

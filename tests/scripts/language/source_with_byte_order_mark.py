print("after the mark", len("é"))

from time import square_root

x = 'one
two'

done = False
import _cycle_b as b
done = True

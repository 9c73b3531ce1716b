package porting

// names find the row of a table by one of its few dozen names, such as the kinds of
// events. Each is where slot says, or in the next place that was free: a hash that suits
// these names takes a third of the time of a map, which every event and every command
// would pay.
type names [64]struct {
	name string
	next int // the row's index, and one more; 0 is a free place
}

func index[R any](rows []R, name func(*R) string) (n names) {
	for i := range rows {
		name := name(&rows[i])
		at := slot(name)
		for n[at%len(n)].next != 0 {
			at++
		}
		n[at%len(n)].name, n[at%len(n)].next = name, i+1
	}
	return n
}

// find returns the index of a name's row, -1 for a name that there is not.
func (n *names) find(name string) int {
	if len(name) < 4 {
		return -1
	}
	for i := slot(name); ; i++ {
		if s := &n[i%len(n)]; s.next == 0 || s.name == name {
			return s.next - 1
		}
	}
}

func slot(name string) int { return 11*len(name) + 13*int(name[0]) + int(name[len(name)-4]) }

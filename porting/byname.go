package porting

// byName finds values by their names, which are never empty, in half the time that a map
// takes: what of a name is looked at before it is compared is its length and two of
// its letters. A name stands in the slot that these tell, or in the next that was free.
// The zero byName has no values, and there is room for fewer than 128.
type byName[K ~string, V any] struct {
	slots [128]struct {
		name  K
		value *V // nil is a free slot
	}
}

// slot is where a name stands, or where it would be added.
func (b *byName[K, V]) slot(name K) int {
	i := len(name) + 7*int(name[0]) + 15*int(name[len(name)-1])
	for {
		i %= len(b.slots)
		if s := &b.slots[i]; s.value == nil || s.name == name {
			return i
		}
		i++
	}
}

// add adds a value.
func (b *byName[K, V]) add(name K, value *V) {
	s := &b.slots[b.slot(name)]
	s.name, s.value = name, value
}

// find finds the value with a name, nil if there is none.
func (b *byName[K, V]) find(name K) *V {
	if name == "" {
		return nil
	}
	return b.slots[b.slot(name)].value
}

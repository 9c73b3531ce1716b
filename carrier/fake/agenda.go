package fake

import "container/heap"

// agenda is the heap of orders by when their next step is due; at one instant by
// purchase order number, so that the order of arrival does not matter.
type agenda []*order

func (a agenda) Len() int { return len(a) }

func (a agenda) Less(i, j int) bool {
	if a[i].due != a[j].due {
		return a[i].due < a[j].due
	}
	return a[i].pon < a[j].pon
}

func (a agenda) Swap(i, j int) {
	a[i], a[j] = a[j], a[i]
	a[i].heapAt, a[j].heapAt = int32(i), int32(j)
}

// Push implements [heap.Interface].
func (a *agenda) Push(x any) {
	o, _ := x.(*order)
	o.heapAt = int32(len(*a))
	*a = append(*a, o)
}

// Pop implements [heap.Interface].
func (a *agenda) Pop() any {
	n := len(*a) - 1
	o := (*a)[n]
	(*a)[n] = nil
	*a = (*a)[:n]
	o.heapAt = -1
	return o
}

// update puts o where its due instant belongs, or takes it out if it has none.
func (a *agenda) update(o *order) {
	switch {
	case o.heapAt < 0 && o.due == 0:
	case o.heapAt < 0:
		heap.Push(a, o)
	case o.due == 0:
		heap.Remove(a, int(o.heapAt))
	default:
		heap.Fix(a, int(o.heapAt))
	}
}

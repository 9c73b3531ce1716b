package fake

// pages is a list that grows without moving what it holds, for the millions of
// entries of a test of load.
type pages[T any] struct{ list [][]T }

const pageSize = 1 << 10

func (p *pages[T]) add(v T) {
	last := len(p.list) - 1
	if last < 0 || len(p.list[last]) == pageSize {
		var page []T
		if last >= 0 {
			page = make([]T, 0, pageSize)
		}
		p.list = append(p.list, page)
		last++
	}
	p.list[last] = append(p.list[last], v)
}

func (p *pages[T]) len() int {
	if len(p.list) == 0 {
		return 0
	}
	return (len(p.list)-1)*pageSize + len(p.list[len(p.list)-1])
}

// at is the i-th entry, until the next one is added.
func (p *pages[T]) at(i int) *T { return &p.list[i/pageSize][i%pageSize] }

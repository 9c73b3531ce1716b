package fake

// A stream is the source of an order's chances. It comes from the seed and the
// purchase order number alone, so that one more order changes no other; each draw is
// a pure function of the stream, a purpose and a count, so that no draw changes the
// next.
type stream uint64

// newStream is the stream of a purchase order number.
func newStream(seed uint64, pon string) stream {
	return stream(mix(seed ^ hashText(fnvOffset, pon)))
}

// draw is an even 64-bit number.
func (s stream) draw(purpose string, n int) uint64 {
	return mix(hashText(uint64(s), purpose) + uint64(n)*0x9e3779b97f4a7c15)
}

// between is an even number from low to high, both included.
func (s stream) between(purpose string, n, low, high int) int {
	if high <= low {
		return low
	}
	return low + int(s.draw(purpose, n)%uint64(high-low+1))
}

const fnvOffset, fnvPrime = 14695981039346656037, 1099511628211

// hashText is FNV-1a, continued from h.
func hashText(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return (h ^ 0xff) * fnvPrime // an end mark: "ab","c" is not "a","bc"
}

// mix is the finisher of SplitMix64.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

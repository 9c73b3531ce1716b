package numbering

// strip is a part of a text that is nothing but digits and what may stand between
// the digits of a number.
type strip struct {
	groups [16]group // digits in a row
	n      int
	end    int // the byte at which the strip ended
}

type group struct {
	lead, start, end int // lead is the bracket or plus before the digits, or the start
	digits           int
	value            uint64 // of the first 15 digits
	plus             bool
	// tight tells that nothing but dashes and dots stands before the group, joint that
	// the end of a range may follow what stands there, dot that it is one dot.
	tight, joint, dot bool
}

// maxGlue is the most separators between the groups of one number, as in ") - ".
const maxGlue = 3

// stripAt returns the strip that begins at byte i of s, with a digit, a plus or a
// bracket.
func stripAt[S Text](s S, i int) strip {
	t := strip{end: i}
	g := group{lead: -1, tight: true}
	glue := 0
	for i < len(s) {
		c := at(s, i)
		switch {
		case c.class == digit:
			if t.n == len(t.groups) {
				return t
			}
			g.start, g.end = i, i
			for i < len(s) {
				if c = at(s, i); c.class != digit {
					break
				}
				if g.digits < maxDigits {
					g.value = g.value*10 + uint64(c.char-'0')
				}
				g.digits++
				i += int(c.size)
			}
			g.end, t.end = i, i
			if g.lead < 0 {
				g.lead = g.start
			}
			g.dot = g.dot && glue == 1
			t.groups[t.n] = g
			t.n++
			g, glue = group{lead: -1, tight: true}, 0
			continue
		case c.class == plus && !g.plus:
			g.plus, g.joint = true, true
		case c.class == separator && c.char != '\t' && glue < maxGlue:
			glue++
		default:
			return t
		}
		if (c.char == '(' || c.class == plus) && g.lead < 0 {
			g.lead = i
		}
		if t.n == 0 && c.class == separator && c.char != '(' && g.lead >= 0 && !g.plus {
			return t
		}
		g.joint = g.joint || c.char == '-' || c.char == '~'
		g.dot = c.char == '.'
		g.tight = g.tight && (c.char == '-' || c.char == '.')
		i += int(c.size)
		t.end = i
	}
	return t
}

// shape returns the group with which a number ends that begins with group i, -1 if
// the groups from there on have not the form of a number: three, three and four
// digits, with or without a break, after 1 or 011 1 or neither.
func (t *strip) shape(i int) int {
	first := &t.groups[i]
	need, lead := 10, 0
	switch {
	case first.value/pow10[min(first.digits, maxDigits)-1] == 1:
		need, lead = 11, 1
	case first.plus:
		return -1
	case first.digits == 3 && first.value == 11:
		need, lead = 14, 4
	}
	sum := 0
	for ; i < t.n; i++ {
		if g := &t.groups[i]; sum > 0 && g.plus {
			return -1
		}
		sum += t.groups[i].digits
		switch sum {
		case need:
			return i
		case lead, lead + 3, lead + 6:
		default:
			if sum != 3 || lead != 4 {
				return -1
			}
		}
	}
	return -1
}

// near returns the first of the first n groups of t that look like a number with a
// mistake in it, from group first to before group end; end is 0 for none.
func (t *strip) near(n int) (first, end int) {
	for first < n {
		end = first
		for sum := 0; end < n && sum < 10; {
			next, digits := end+1, t.groups[end].digits
			for ; next < n && t.groups[next].tight; next++ {
				digits += t.groups[next].digits
			}
			if sum > 0 && digits >= 7 { // a number of its own
				break
			}
			sum, end = sum+digits, next
		}
		if isNear(t.groups[first:end]) {
			return first, end
		}
		first = end
	}
	return 0, 0
}

// isNear reports whether groups look more like a number than like the other things
// that are digits with punctuation between them.
func isNear(g []group) bool {
	sum, fours := 0, true
	for i := range g {
		sum += g[i].digits
		fours = fours && g[i].digits == 4 // a card, an account
	}
	switch {
	case sum < 7, sum > maxDigits, fours:
		return false
	case g[0].plus:
		return true
	case len(g) == 1:
		return sum != 8 && sum < 12
	case len(g) == 2 && g[0].digits == 5 && g[1].digits == 4 && g[1].tight: // ZIP+4
		return false
	case len(g) == 2 && g[1].dot && g[1].digits < 3: // an amount
		return false
	case len(g) == 4 && g[1].dot && g[2].dot && g[3].dot: // an internet address
		return false
	case len(g) > 2 && isDate(g[0].digits, g[1].digits, g[2].digits, len(g) == 3):
		return false
	}
	return true
}

// isDate reports whether groups of so many digits are a date; that of a year of two
// digits only if it stands alone.
func isDate(a, b, c int, alone bool) bool {
	return a == 4 && b <= 2 && c <= 2 || a <= 2 && b <= 2 && (c == 4 || c == 2 && alone)
}

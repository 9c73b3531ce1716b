package numbering

import "iter"

// Match is a place in a text where a number, or a range of numbers, stands; or
// something that looks like one and is not, and then Err says why.
type Match struct {
	// Number is the number, or the first of the range; zero if Err is set.
	Number Number `json:"number,omitzero"`
	// Range is all the numbers that the place names, most often one.
	Range     Range  `json:"range,omitzero"`
	Extension string `json:"extension,omitzero"`
	// Start and End are the bytes of the text from which and before which the match
	// stands; [ReadCSV] leaves them zero.
	Start int `json:"start"`
	End   int `json:"end"`
	// Line and Column are where the match starts, both counted from 1, the column in
	// bytes. Field is the column of a table, counted from 1, 0 elsewhere.
	Line   int `json:"line"`
	Column int `json:"column"`
	Field  int `json:"field,omitzero"`
	// Err is a [*ParseError] whose offset is within the match.
	Err error `json:"-"`
}

// Extract finds the numbers in prose and in pasted tables, in order, with the place
// of each, and of each thing that looks like a number and is not. It is stricter than
// [Parse], because a text has other digits too: the parts of a number are three,
// three and four digits, with short separators between them or none, on one line and
// without a tab. Dates, amounts, internet addresses, postal codes and digits in words
// are passed over; a foreign number, one with a digit missing, with an area code that
// cannot be, or with letters is a match with an error. An extension needs a label.
//
// Extract holds no state: the sequence can be read again.
func Extract[S Text](s S) iter.Seq[Match] {
	return func(yield func(Match) bool) {
		x := extractor[S]{s: s, line: 1}
		for x.next() {
			if !yield(x.match) {
				return
			}
		}
	}
}

// extractor walks over a text.
type extractor[S Text] struct {
	s     S
	i     int // the byte to go on from
	match Match

	line, lineStart int // of the last match
	counted         int // the byte before which lines are counted
}

// next finds the next match.
func (x *extractor[S]) next() bool {
	before := glyph{}
	for x.i < len(x.s) {
		g := at(x.s, x.i)
		i := x.i + int(g.size)
		switch {
		case g.class == digit, g.class == plus, g.char == '(':
			t := stripAt(x.s, x.i)
			if before.char != '$' && x.strip(&t) {
				return true
			}
			i = max(i, t.end)
		case g.class == letter: // digits in a word are the word's
			for i < len(x.s) && inWord(at(x.s, i)) {
				i += int(at(x.s, i).size)
			}
		}
		x.i, before = i, g
	}
	return false
}

func inWord(g glyph) bool { return g.class == letter || g.class == digit || g.char == '_' }

// strip looks for a match among the groups of t. What is left of t after it is read
// again.
func (x *extractor[S]) strip(t *strip) bool {
	for i := range t.n {
		if i > 0 && t.groups[i].tight {
			continue
		}
		if m, end := x.number(t, i); end > 0 {
			return x.miss(t, i) || x.found(t.groups[i].lead, end, m)
		}
	}
	return x.miss(t, t.n)
}

// number reads a number, a range or a wildcard that begins with group i, and returns
// where it ends, 0 for none.
func (x *extractor[S]) number(t *strip, i int) (Match, int) {
	start := t.groups[i].lead
	last := t.shape(i)
	if last < 0 {
		if end := x.skipX(t.end); end > t.end && t.n-i <= 4 {
			if r, err := ParseRange(x.s[start:end]); err == nil {
				return Match{Number: r.First(), Range: r}, end
			}
		}
		return Match{}, 0
	}
	end := t.groups[last].end
	// The longest range first: to another number, to four digits, by a count.
	for k := min(last+4, t.n-1); k > last; k-- {
		if !t.groups[last+1].joint || k+1 < t.n && t.groups[k+1].tight {
			continue
		}
		r, err := ParseRange(x.s[start:t.groups[k].end])
		if err == nil {
			return Match{Number: r.First(), Range: r}, t.groups[k].end
		}
		if k == last+1 && t.groups[k].digits == 4 {
			return Match{Err: err}, t.groups[k].end
		}
	}
	if last+1 < t.n && t.groups[last+1].tight {
		return Match{}, 0
	}
	e := span{}
	if last+1 == t.n {
		if m, to := x.through(start, end); to > 0 {
			return m, to
		}
		e = extensionAfter(x.s, end)
		if e.end == 0 && end < len(x.s) && inWord(at(x.s, end)) {
			return Match{}, 0
		}
	}
	n, err := Parse(x.s[start:end])
	if err != nil {
		return Match{Err: err}, end
	}
	return Match{Number: n, Range: newRange(n.n, 1), Extension: extension(x.s, e)}, max(end, e.end)
}

// through reads a range whose ends are whole numbers with a word between them; the
// first is from start to end. It returns where the range ends, 0 for none.
func (x *extractor[S]) through(start, end int) (Match, int) {
	i := end
	for i < len(x.s) && x.s[i] == ' ' {
		i++
	}
	if i == len(x.s) || at(x.s, i).class != letter {
		return Match{}, 0
	}
	i = joint(x.s, i, len(x.s))
	for i > 0 && i < len(x.s) && x.s[i] == ' ' {
		i++
	}
	if i == 0 || i == len(x.s) {
		return Match{}, 0
	}
	t := stripAt(x.s, i)
	if t.n == 0 || t.groups[0].lead != i {
		return Match{}, 0
	}
	last := t.shape(0)
	if last < 0 {
		return Match{}, 0
	}
	r, err := ParseRange(x.s[start:t.groups[last].end])
	if err != nil {
		return Match{}, 0
	}
	return Match{Number: r.First(), Range: r}, t.groups[last].end
}

// skipX returns the end of the run of up to four X at byte i, i if another word is
// there.
func (x *extractor[S]) skipX(i int) int {
	end := i
	for end < len(x.s) && end < i+4 && x.s[end]|0x20 == 'x' {
		end++
	}
	if end < len(x.s) && inWord(at(x.s, end)) {
		return i
	}
	return end
}

// miss matches the first n groups of t if they look like a number.
func (x *extractor[S]) miss(t *strip, n int) bool {
	if n == t.n && x.vanity(t) {
		return true
	}
	first, last := t.near(n)
	if last == 0 {
		return false
	}
	start, end := t.groups[first].lead, t.groups[last-1].end
	_, err := parseStored(x.s[start:end])
	if err == nil {
		err = &ParseError{Problem: ProblemGrouping}
	}
	return x.found(start, end, Match{Err: err})
}

// vanity matches a strip that goes on with capital letters, as in 1-800-FLOWERS.
func (x *extractor[S]) vanity(t *strip) bool {
	area := t.n - 1
	if area < 0 || t.groups[area].digits != 3 || t.end == t.groups[area].end || checkNPA(t.groups[area].value) != "" {
		return false
	}
	end, count := t.end, 3
	for ; end < len(x.s); end++ {
		c := x.s[end]
		if c >= 'A' && c <= 'Z' || c-'0' <= 9 {
			count++
		} else if c != '-' {
			break
		}
	}
	if count < 10 || count > maxDigits || end < len(x.s) && at(x.s, end).class == letter {
		return false
	}
	if area > 0 && t.groups[area-1].value == 1 && t.groups[area-1].digits == 1 {
		area--
	}
	start := t.groups[area].lead
	return x.found(start, end, Match{Err: &ParseError{Problem: ProblemLetters, Offset: t.end - start}})
}

// found makes the match from start to end, and goes on behind it.
func (x *extractor[S]) found(start, end int, m Match) bool {
	if x.s[start] == '(' {
		closed := false
		for i := start; i < end; i++ {
			closed = closed || x.s[i] == ')'
		}
		if !closed {
			start++
		}
	}
	for ; x.counted < start; x.counted++ {
		if x.s[x.counted] == '\n' {
			x.line++
			x.lineStart = x.counted + 1
		}
	}
	m.Start, m.End = start, end
	m.Line, m.Column = x.line, start-x.lineStart+1
	if e, ok := m.Err.(*ParseError); ok { //nolint:errorlint // made by this package and not wrapped
		e.Length = end - start
		e.Offset = min(e.Offset, e.Length)
	}
	x.match, x.i = m, end
	return true
}

// extensionAfter returns the digits of the extension that is written behind the
// number that ends at byte i.
func extensionAfter[S Text](s S, i int) span {
	j := i
	for j < len(s) && j < i+2 && (s[j] == ' ' || s[j] == ',') {
		j++
	}
	n := label(s, j, len(s))
	if n == 0 && j < len(s) && s[j] == '#' {
		n = 1
	}
	if n == 0 {
		return span{}
	}
	j += n
	for k := j + 2; j < len(s) && j < k && (s[j] == ' ' || s[j] == '.' || s[j] == ':'); {
		j++
	}
	e := span{j, j}
	for e.end < len(s) && s[e.end]-'0' <= 9 {
		e.end++
	}
	if e.end == j || e.end-j > maxExtension || e.end < len(s) && inWord(at(s, e.end)) {
		return span{}
	}
	return e
}

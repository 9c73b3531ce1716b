package numbering

// ParseRange reads a range as people write it: 202-555-0100 - 202-555-0199,
// 202-555-0100 - 0199, 2025550100-0199 (also with "to", "thru", "through" or dots in
// place of the dash), 202-555-01XX, 2025550100+100 (a hundred numbers, of which that
// is the first), or a single number. Both ends are included and in one NPA-NXX. The
// error is a [*ParseError].
func ParseRange[S Text](s S) (Range, error) {
	n, err := parseStored(s)
	if err == nil {
		return newRange(n.n, 1), nil
	}
	if len(s) > MaxLength {
		return Range{}, err
	}
	start, end := trim(s)
	if r, ok := wildcard(s, start, end); ok {
		return r, nil
	}
	// The joint of a range is the last dash, word or plus before which a number
	// stands.
	for i := end - 1; i > start; i-- {
		after := joint(s, i, end)
		if after == 0 {
			continue
		}
		first, firstErr := parseStored(s[start:i])
		if firstErr != nil {
			continue
		}
		read := through[S]
		if s[i] == '+' {
			read = counted[S]
		}
		r := read(first, s[after:end])
		if r.IsValid() {
			return r, nil
		}
		err = &ParseError{Problem: ProblemRange, Offset: after, Length: len(s)}
	}
	return Range{}, err
}

// joint returns where the text after the joint of a range at byte i begins, 0 if
// there is no joint.
func joint[S Text](s S, i, end int) int {
	for _, w := range [...]string{"through", "thru", "to", ".."} {
		if hasFold(s[:end], i, w) {
			return i + len(w)
		}
	}
	if s[i]&0xC0 == 0x80 { // within a character
		return 0
	}
	if g := at(s, i); g.char == '-' || g.char == '~' || g.char == '+' {
		return i + int(g.size)
	}
	return 0
}

// through returns the range from first to the number, or the last four digits, that
// s names.
func through[S Text](first Number, s S) Range {
	last, err := parseStored(s)
	if err != nil {
		start, end := trim(s)
		d := run(s, start, end)
		if d.count != 4 || d.dots+d.others > 0 || d.plus || d.end != end {
			return Range{}
		}
		last = Number{first.n - first.n%nxxUnit + d.value}
	}
	r, _ := RangeFrom(first, last)
	return r
}

// counted returns the range of as many numbers from first on as s says.
func counted[S Text](first Number, s S) Range {
	start, end := trim(s)
	d := run(s, start, end)
	if d.dots+d.others > 0 || d.plus || d.end != end || d.value == 0 || d.value > nxxUnit-first.n%nxxUnit {
		return Range{}
	}
	return newRange(first.n, int(d.value))
}

// wildcard reads a number whose last digits are X.
func wildcard[S Text](s S, start, end int) (Range, bool) {
	open := 0
	for end-open > start && open < 4 && s[end-open-1]|0x20 == 'x' {
		open++
	}
	d := run(s, start, end-open)
	value, count := d.value, d.count
	if count+open == 11 && value/pow10[count-1] == 1 {
		count--
		value -= pow10[count]
	}
	if open == 0 || d.problem != "" || d.end != end-open || count+open != 10 || d.plus && count == d.count {
		return Range{}, false
	}
	first := value * pow10[open]
	if check(first) != "" {
		return Range{}, false
	}
	return newRange(first, int(pow10[open])), true
}

package numbering

// span is a part of a text, from byte start to before byte end; the zero span is
// none.
type span struct{ start, end int }

// reading is what [read] made of a text.
type reading struct {
	number  uint64
	routing uint64 // rn of a tel URI
	ext     span   // the extension's digits
	dipped  bool   // npdi of a tel URI
	problem Problem
	offset  int // of the problem
}

func (r *reading) fail(p Problem, offset int) {
	r.problem, r.offset = p, offset
}

func (r *reading) err(length int) error {
	return &ParseError{Problem: r.problem, Offset: r.offset, Length: length}
}

// read reads a whole text, in every form that [Parse] documents.
func read[S Text](s S) (r reading) {
	if len(s) > MaxLength {
		r.fail(ProblemTooLong, MaxLength)
		return r
	}
	start, end := trim(s)
	if start == end {
		r.fail(ProblemEmpty, 0)
		return r
	}
	uri := hasFold(s, start, "tel:")
	if uri {
		start += len("tel:")
	}
	d := run(s, start, end)
	if d.problem != "" {
		r.fail(d.problem, d.end)
		return r
	}
	var ctx context
	if d.end < end {
		ctx = tail(&r, s, d.end, end, uri)
		if r.problem == ProblemLetters && d.count >= 10 {
			r.problem = ProblemCharacter
		}
	}
	// A number that cannot be is told before what is wrong behind it.
	if p := d.resolve(ctx, &r.number); p != "" && r.problem != ProblemLetters {
		r.fail(p, locate(s, start, &d, p))
	} else if uri {
		if i := notPhoneDigit(s, start, d.end); i < d.end {
			r.fail(ProblemURI, i)
		}
	}
	return r
}

// locate returns the byte from start on at which a problem of the digits shows.
func locate[S Text](s S, start int, d *digitRun, p Problem) int {
	skip := 0 // digits before it
	switch p {
	case ProblemNPALeading, ProblemNPAServiceCode, ProblemNPAExpansion, ProblemNPAReserved, ProblemNPASpecial:
		skip = d.count - 10
	case ProblemNXXLeading, ProblemNXXServiceCode:
		skip = d.count - 7
	case ProblemTooLong, ProblemTooShort, ProblemNoAreaCode:
		skip = 10
	default:
	}
	i := start
	for ; i < d.end; i += int(at(s, i).size) {
		if at(s, i).class != digit {
			continue
		}
		if skip <= 0 {
			break
		}
		skip--
	}
	return i
}

// trim returns the part of s between the spaces around it.
func trim[S Text](s S) (start, end int) {
	space := func(c byte) bool { return c == ' ' || ascii[c&0x7F] == line && c < 0x80 || c == '\t' }
	for end = len(s); start < end && space(s[start]); start++ {
	}
	for ; start < end && space(s[end-1]); end-- {
	}
	return start, end
}

// hasFold reports whether s continues at i with a lower-case ASCII word, in any case.
func hasFold[S Text](s S, i int, word string) bool {
	if len(s)-i < len(word) {
		return false
	}
	for j := range len(word) {
		if c := s[i+j]; c != word[j] && (c|0x20 != word[j] || ascii[c&0x7F] != letter) {
			return false
		}
	}
	return true
}

// digitRun is a run of digits and separators.
type digitRun struct {
	plus    bool
	count   int    // of digits
	value   uint64 // of the first 15 digits
	first   uint64 // digit
	dots    int
	others  int // separators but dots
	longest int // digits in a row
	end     int // where the run ended
	problem Problem
}

// run reads digits, separators and a leading plus from start, up to the first
// character that is none of them.
func run[S Text](s S, start, end int) (d digitRun) {
	i, count, row, value := start, 0, 0, uint64(0)
	zero := unseen
loop:
	for i < end {
		if v := s[i] - '0'; v <= 9 && count < maxDigits {
			if count == 0 {
				d.first = uint64(v)
			}
			value = value*10 + uint64(v)
			count++
			row++
			i++
			continue
		}
		d.longest = max(d.longest, row)
		row = 0
		g := next(s, i, &zero)
		switch g.class {
		case digit:
			if count == 0 {
				d.first = uint64(g.char - '0')
			}
			if count < maxDigits {
				value = value*10 + uint64(g.char-'0')
			}
			count++
		case separator:
			if g.char == '.' {
				d.dots++
			} else {
				d.others++
			}
		case plus:
			if d.plus || count > 0 {
				d.problem = ProblemPrefix
				break loop
			}
			d.plus = true
		case star:
			d.problem = ProblemDialString
			break loop
		case mark:
			if count == 0 {
				d.problem = ProblemCharacter
			}
			if count == 0 && g.char == '#' {
				d.problem = ProblemDialString
			}
			break loop
		case letter:
			break loop
		default:
			// A percent-encoded plus comes from a URI's query.
			if g.char == '%' && count == 0 && !d.plus && hasFold(s, i, "%2b") {
				d.plus = true
				i += 2
				break
			}
			d.problem = ProblemCharacter
			break loop
		}
		i += int(g.size)
	}
	d.longest = max(d.longest, row)
	d.count, d.value, d.end = count, value, i
	return d
}

// maxDigits is the most digits that E.164 gives a number, country code included.
const maxDigits = 15

// resolve finds the national number in the digits.
func (d *digitRun) resolve(ctx context, number *uint64) Problem {
	count, value, first, global := d.count, d.value, d.first, d.plus
	switch {
	case count == 0:
		return ProblemTooShort
	case d.dots == 3 && d.others == 0 && d.longest <= 3 && !global:
		return ProblemAddress
	case count+ctx.count > maxDigits:
		return ProblemTooLong
	}
	if !global && ctx.given {
		value += ctx.value * pow10[count]
		count, first, global = count+ctx.count, ctx.first, true
	}
	if !global && first == 0 && count > 10 && value/pow10[count-3] == 11 { // 011, the access code for abroad
		count -= 3
		value %= pow10[count]
		first = value / pow10[count-1]
		global = true
	}
	switch {
	case global && first == 0:
		return ProblemPrefix
	case global && first != 1:
		return ProblemCountry
	case global && count < 11, count < 10:
		return d.short(global)
	case count == 11 && first == 1:
		value -= 1e10
	case count != 10:
		return ProblemTooLong
	}
	if p := check(value); p != "" {
		return p
	}
	*number = value
	return ""
}

// short tells apart the ways of having too few digits.
func (d *digitRun) short(global bool) Problem {
	switch {
	case global:
	case d.count == 3 && (d.value%100 == 11 || d.value == 988 || d.value == 112):
		return ProblemDialString
	case d.count == 7 && d.value/nxxUnit == 310: // Canada's single number for a business
		return ProblemDialString
	case d.count == 7:
		return ProblemNoAreaCode
	}
	return ProblemTooShort
}

// pow10 are the powers of ten below those of sixteen digits.
var pow10 = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

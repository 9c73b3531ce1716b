package numbering

// Text is what numbers are read from. Bytes are read in place and never kept.
type Text interface{ ~string | ~[]byte }

// MaxLength is the longest text, in bytes, that [Parse] looks at. A longer one is
// [ProblemTooLong] at once.
const MaxLength = 256

// Parse reads a number as people type it into a field: ten digits, with or without
// the country code as 1, +1 or 011 1; separators of every kind, in any grouping
// (spaces, tabs, dashes, dots, slashes, brackets, and their Unicode kin); decimal
// digits of every script; a tel URI of RFC 3966 with the porting parameters of RFC
// 4694, which is strict about its characters and parameters, but for their order and
// for a national number without its phone-context. An extension is allowed and left out; [ParseDetail] returns it. Letters are
// not read as digits, see [ParseVanity].
//
// The error is a [*ParseError]. Parse allocates nothing but that error.
func Parse[S Text](s S) (Number, error) {
	if n := canonical(s); n != 0 {
		return Number{n}, nil
	}
	r := read(s)
	if r.problem != "" {
		return Number{}, r.err(len(s))
	}
	return Number{r.number}, nil
}

// MustParse is [Parse] for tests with hard-coded strings; it panics on an error.
func MustParse(s string) Number {
	n, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return n
}

// ParseE164 reads +1 and ten digits, and nothing else: the form in which machines
// exchange numbers. The error is a [*ParseError].
func ParseE164[S Text](s S) (Number, error) {
	if len(s) == len(formE164) && s[0] == '+' && s[1] == '1' {
		if n := canonical(s); n != 0 {
			return Number{n}, nil
		}
	}
	if r := read(s); r.problem != "" {
		return Number{}, r.err(len(s))
	}
	// A number in another form: the place is the first byte that is not E.164's.
	const prefix = "+1"
	i := 0
	for i < min(len(s), len(formE164)) {
		if c := s[i]; i < len(prefix) && c != prefix[i] || i >= len(prefix) && c-'0' > 9 {
			break
		}
		i++
	}
	return Number{}, &ParseError{Problem: ProblemCharacter, Offset: i, Length: len(s)}
}

// Detail is a number and what was written beside it.
type Detail struct {
	Number Number `json:"number,omitzero"`
	// Extension holds the digits to dial after the call is answered, "" for none.
	Extension string `json:"extension,omitzero"`
	// RoutingNumber is the parameter rn of a tel URI: the location routing number
	// (LRN) to which calls to a ported number go. RFC 4694.
	RoutingNumber Number `json:"routing_number,omitzero"`
	// Dipped is the parameter npdi of a tel URI: the number portability database was
	// asked, so that a missing RoutingNumber means "not ported". RFC 4694.
	Dipped bool `json:"dipped,omitzero"`
}

// ParseDetail is [Parse] that also returns what stood beside the number; it fails alike.
func ParseDetail[S Text](s S) (Detail, error) {
	if n := canonical(s); n != 0 {
		return Detail{Number: Number{n}}, nil
	}
	r := read(s)
	if r.problem != "" {
		return Detail{}, r.err(len(s))
	}
	return Detail{
		Number:        Number{r.number},
		Extension:     extension(s, r.ext),
		RoutingNumber: Number{r.routing},
		Dipped:        r.dipped,
	}, nil
}

// parseStored is [Parse] for the codecs, which must not lose an extension.
func parseStored[S Text](s S) (Number, error) {
	if n := canonical(s); n != 0 {
		return Number{n}, nil
	}
	r := read(s)
	if r.problem == "" && r.ext.end > 0 {
		r.fail(ProblemExtension, r.ext.start)
	}
	if r.problem != "" {
		return Number{}, r.err(len(s))
	}
	return Number{r.number}, nil
}

// canonical reads the forms that nearly all texts have, told apart by length and
// punctuation, and returns 0 for every other text, whether [read] takes it or not.
func canonical[S Text](s S) uint64 {
	var a, b, c int // where the area code, the central office code and the line are
	switch len(s) {
	case 10: // 2025550123
		a, b, c = 0, 3, 6
	case 11: // 12025550123
		if s[0] != '1' {
			return 0
		}
		a, b, c = 1, 4, 7
	case 12: // +12025550123, 202-555-0123
		if s[0] == '+' && s[1] == '1' {
			a, b, c = 2, 5, 8
		} else if isJoint(s[3]) && isJoint(s[7]) {
			a, b, c = 0, 4, 8
		} else {
			return 0
		}
	case 13: // (202)555-0123
		if s[0] != '(' || s[4] != ')' || !isJoint(s[8]) {
			return 0
		}
		a, b, c = 1, 5, 9
	case 14: // (202) 555-0123, 1-202-555-0123
		if s[0] == '(' && s[4] == ')' && s[5] == ' ' && isJoint(s[9]) {
			a, b, c = 1, 6, 10
		} else if s[0] == '1' && isJoint(s[1]) && isJoint(s[5]) && isJoint(s[9]) {
			a, b, c = 2, 6, 10
		} else {
			return 0
		}
	case 15: // +1 202-555-0123
		if s[0] != '+' || s[1] != '1' || !isJoint(s[2]) || !isJoint(s[6]) || !isJoint(s[10]) {
			return 0
		}
		a, b, c = 3, 7, 11
	case 17: // +1 (202) 555-0123
		if s[0] != '+' || s[1] != '1' || s[2] != ' ' || s[3] != '(' || s[7] != ')' || s[8] != ' ' || !isJoint(s[12]) {
			return 0
		}
		a, b, c = 4, 9, 13
	default:
		return 0
	}
	p, q, r := s[a:a+3], s[b:b+3], s[c:c+4]
	p0, p1, p2 := uint64(p[0]-'0'), uint64(p[1]-'0'), uint64(p[2]-'0')
	q0, q1, q2 := uint64(q[0]-'0'), uint64(q[1]-'0'), uint64(q[2]-'0')
	r0, r1, r2, r3 := uint64(r[0]-'0'), uint64(r[1]-'0'), uint64(r[2]-'0'), uint64(r[3]-'0')
	// A byte that is not a digit is beyond 9 here, and beyond 127 with this added.
	const beyond = 127 - 9
	if (p0+beyond)|(p1+beyond)|(p2+beyond)|(q0+beyond)|(q1+beyond)|(q2+beyond)|
		(r0+beyond)|(r1+beyond)|(r2+beyond)|(r3+beyond) > 127 {
		return 0
	}
	npa, nxx := p0*100+p1*10+p2, q0*100+q1*10+q2
	if !wellFormed(npa, nxx) {
		return 0
	}
	return npa*npaUnit + nxx*nxxUnit + r0*1000 + r1*100 + r2*10 + r3
}

func isJoint(c byte) bool { return c == '-' || c == '.' || c == ' ' }

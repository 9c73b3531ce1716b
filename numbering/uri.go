package numbering

import "strings"

// parameter reads one parameter of a tel URI, whose semicolon is byte i and whose
// first sibling's is byte first, and returns where the next begins. Their order, which
// RFC 3966 prescribes, is not asked for.
func parameter[S Text](r *reading, ctx *context, s S, first, i, end int) int {
	i++
	eq := nameEnd(s, i, end)
	if eq < end && s[eq] != ';' && s[eq] != '=' {
		r.fail(ProblemURI, eq)
		return end
	}
	next := eq
	for next < end && s[next] != ';' {
		next++
	}
	value := min(eq+1, next)
	name := ""
	for _, known := range [...]string{"ext", "phone-context", "rn", "npdi", "isub"} {
		if eq-i == len(known) && hasFold(s, i, known) {
			name = known
		}
	}
	d := run(s, value, next)
	number := d.problem == "" && d.end == next && d.count > 0 && notPhoneDigit(s, value, next) == next
	ok := i < eq && !twice(s, first, i, eq)
	switch name {
	case "ext":
		if !ok || !number || d.plus || d.count > maxExtension {
			r.fail(ProblemExtension, value)
			return end
		}
		r.ext = span{value, next}
	case "phone-context":
		if value < next && s[value] == '+' {
			ok = ok && number && d.count <= 10
			*ctx = context{true, d.count, d.value, d.first}
		} else {
			ok = ok && value < next && consists(s, value, next, domain)
		}
	case "rn":
		ok = ok && number && d.resolve(context{}, &r.routing) == ""
	case "npdi":
		ok = ok && eq == next
		r.dipped = true
	case "isub":
		ok = ok && value < next && consists(s, value, next, uric)
	default:
		ok = ok && (eq == next || value < next && consists(s, value, next, paramchar))
	}
	if !ok {
		r.fail(ProblemURI, i)
		return end
	}
	return next
}

// nameEnd returns where the name of a parameter ends that begins at byte i of s.
func nameEnd[S Text](s S, i, end int) int {
	for i < end && (isAlphanumeric(s[i]) || s[i] == '-') {
		i++
	}
	return i
}

// twice reports whether a parameter before the name at byte i to eq of s, from the
// semicolon at byte first on, has the same name. RFC 3966 compares in any case.
func twice[S Text](s S, first, i, eq int) bool {
	for j := first; j < i-1; j++ {
		if s[j] != ';' || nameEnd(s, j+1, i)-(j+1) != eq-i {
			continue
		}
		same := true
		for k := range eq - i {
			same = same && lower(s[j+1+k]) == lower(s[i+k])
		}
		if same {
			return true
		}
	}
	return false
}

// The characters of RFC 3966, section 3, that stand in a value beside letters and
// digits; a percent sign, if it is among them, only before two hexadecimal digits.
const (
	domain    = "-."
	paramchar = "-_.!~*'()[]/:&+$%"
	uric      = "-_.!~*'()/?:@&=+$,%"
)

// consists reports whether s, from byte i to before byte end, is letters, digits and
// characters of a set.
func consists[S Text](s S, i, end int, set string) bool {
	for ; i < end; i++ {
		switch c := s[i]; {
		case isAlphanumeric(c):
		case strings.IndexByte(set, c) < 0:
			return false
		case c != '%':
		case i+2 < end && isHexadecimal(s[i+1]) && isHexadecimal(s[i+2]):
			i += 2
		default:
			return false
		}
	}
	return true
}

// notPhoneDigit returns the first byte from i to before end of s that the digits of a
// tel URI do not have; end if there is none. A plus, escaped or not, stands first.
func notPhoneDigit[S Text](s S, i, end int) int {
	if i < end && s[i] == '+' {
		i++
	} else if hasFold(s, i, "%2b") {
		i += len("%2b")
	}
	for i < end && (s[i]-'0' <= 9 || strings.IndexByte("-.()", s[i]) >= 0) {
		i++
	}
	return i
}

func isAlphanumeric(c byte) bool { return c-'0' <= 9 || c|0x20-'a' < 26 }

func isHexadecimal(c byte) bool { return c-'0' <= 9 || c|0x20-'a' < 6 }

// lower returns a letter of a name in lower case, and its other characters as they are.
func lower(c byte) byte { return c | 0x20 }

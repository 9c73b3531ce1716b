package numbering

// maxExtension is the most digits an extension has.
const maxExtension = maxDigits

// endings are what the label ext may go on with; the second and the third spell one
// word, composed and decomposed.
var endings = [...]string{"ension", "ensi\u00f3n", "ensio\u0301n", "n"}

// label returns the length of the label of an extension at byte i of s, 0 for none:
// x, ext, extn, extension, extensión.
func label[S Text](s S, i, end int) int {
	if i == end {
		return 0
	}
	g := at(s, i)
	if g.char|0x20 == 'x' {
		return int(g.size)
	}
	if g.char|0x20 != 'e' {
		return 0
	}
	n := len("ext")
	if !hasFold(s[:end], i, "ext") {
		n = word(s, i, end, "ext") // full-width
	}
	if n == 0 || i+n == end || at(s, i+n).class != letter {
		return n
	}
	for _, e := range endings {
		if m := word(s, i+n, end, e); m > 0 {
			return n + m
		}
	}
	return n
}

// word returns the length of a lower-case word at byte i of s, in any case and width,
// 0 if another text is there.
func word[S Text](s S, i, end int, w string) int {
	j := i
	for _, want := range w {
		if j >= end {
			return 0
		}
		g := at(s, j)
		if g.char != want && (g.class != letter || g.char|0x20 != want) {
			return 0
		}
		j += int(g.size)
	}
	return j - i
}

// context is the phone-context of a local number in a tel URI, where it is digits
// and not a domain.
type context struct {
	given bool
	count int
	value uint64
	first uint64 // digit
}

// tail reads what follows the digits of a number from byte i on: the parameters of a
// URI, which may have lost its scheme, or else an extension.
func tail[S Text](r *reading, s S, i, end int, uri bool) (ctx context) {
	parameters := s[i] == ';' && i+1 < end && s[i+1] < 0x80 && ascii[s[i+1]] == letter && label(s, i+1, end) != 1
	switch {
	case parameters, uri && s[i] == ';':
		for first := i; i < end; {
			i = parameter(r, &ctx, s, first, i, end)
		}
		return ctx
	case uri && at(s, i).class != letter:
		r.fail(ProblemURI, i)
		return ctx
	case uri:
		r.fail(ProblemLetters, i)
		return ctx
	}
	j := skip(s, i, end)
	n := label(s, j, end)
	if n == 0 && at(s, i).class == letter {
		r.fail(ProblemLetters, i)
		return ctx
	}
	start := skip(s, j+n, end)
	stop, count := start, 0
	for stop < end {
		g := at(s, stop)
		if g.class != digit {
			break
		}
		count++
		stop += int(g.size)
	}
	rest := stop
	if rest < end && s[rest] == '#' { // the key that ends a dialed extension
		rest++
	}
	for rest < end && at(s, rest).class == separator {
		rest += int(at(s, rest).size)
	}
	switch {
	case count == 0 && n == 1: // an x that nothing follows
		r.fail(ProblemLetters, i)
	case count == 0, count > maxExtension:
		r.fail(ProblemExtension, start)
	case n == 0 && (count == 10 || count == 11) && at(s, i).char != '#': // another number
		r.fail(ProblemExtension, start)
	case rest < end:
		r.fail(ProblemExtension, rest)
	default:
		r.ext = span{start, stop}
	}
	return ctx
}

// skip returns the first byte from i on that is not punctuation around a label.
func skip[S Text](s S, i, end int) int {
	for i < end {
		g := at(s, i)
		if g.class != separator && g.class != mark && g.char != ':' && g.char != '=' {
			break
		}
		i += int(g.size)
	}
	return i
}

// extension returns the digits of e.
func extension[S Text](s S, e span) string {
	plain := true
	for i := e.start; i < e.end; i++ {
		plain = plain && s[i]-'0' <= 9
	}
	if plain {
		return string(s[e.start:e.end])
	}
	var out [maxExtension]byte
	n := 0
	for i := e.start; i < e.end; {
		g := at(s, i)
		if g.class == digit {
			out[n] = byte(g.char)
			n++
		}
		i += int(g.size)
	}
	return string(out[:n])
}

package numbering

// Vanity is a number that was written with letters.
type Vanity struct {
	Number Number `json:"number,omitzero"`
	// Spelling is the ten characters as they were written, in upper case and without
	// separators: 800FLOWERS.
	Spelling string `json:"spelling"`
	// Surplus is how many letters stood beyond the ten characters. The network
	// ignores them when they are dialed.
	Surplus   int    `json:"surplus,omitzero"`
	Extension string `json:"extension,omitzero"`
}

// VanityOptions say how [ParseVanity] reads; nil is the zero value.
type VanityOptions struct {
	// Truncate allows letters beyond the number's end, as in 1-800-MATTRESS, and
	// counts them in [Vanity.Surplus]. Without it they are ProblemTooLong.
	Truncate bool
}

// ParseVanity reads a number written with letters, A to Z, as on the keys of a
// telephone: ten characters, after 1 or +1 or without, with separators as [Parse] takes
// them and an extension. The error is a [*ParseError].
func ParseVanity[S Text](s S, o *VanityOptions) (Vanity, error) {
	fail := func(p Problem, offset int) (Vanity, error) {
		return Vanity{}, &ParseError{Problem: p, Offset: offset, Length: len(s)}
	}
	if len(s) > MaxLength {
		return fail(ProblemTooLong, MaxLength)
	}
	start, end := trim(s)
	var r reading
	d := digitRun{end: end}
	// spelled holds the characters of the number, after the 1 if there is one.
	var spelled [11]byte
	surplus := 0
loop:
	for i := start; i < end; {
		g := at(s, i)
		c := g.char
		switch {
		case g.class == separator:
			i += int(g.size)
			continue
		case g.class == plus && d.count == 0 && !d.plus:
			d.plus = true
			i += int(g.size)
			continue
		case g.class == mark, g.class == letter && d.count >= 10 && label(s, i, end) > 0:
			var after reading
			tail(&after, s, i, end, false)
			if after.problem == "" {
				r, d.end = after, i
				break loop
			}
			if g.class == mark {
				return fail(after.problem, after.offset)
			}
		}
		v := c - '0'
		if g.class != digit {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				return fail(ProblemCharacter, i)
			}
			v, c = rune(keypad[c|0x20-'a']-'0'), c&^0x20
		}
		if d.count == 0 && c == '1' {
			d.plus = true // ten more follow
		} else if d.count == 11 || d.count == 10 && !d.plus {
			if g.class == digit || o == nil || !o.Truncate {
				return fail(ProblemTooLong, i)
			}
			surplus++
			i += int(g.size)
			continue
		}
		if d.count == 0 {
			d.first = uint64(v)
		}
		spelled[d.count] = byte(c)
		d.value = d.value*10 + uint64(v)
		d.count++
		i += int(g.size)
	}
	if p := d.resolve(context{}, &r.number); p != "" {
		return fail(p, start)
	}
	return Vanity{
		Number:    Number{r.number},
		Spelling:  string(spelled[d.count-10 : d.count]),
		Surplus:   surplus,
		Extension: extension(s, r.ext),
	}, nil
}

// keypad has the key of each letter from a to z.
const keypad = "22233344455566677778889999"

package numbering

import "cmp"

// Block is a run of numbers with the same first digits: an NPA-NXX (ten thousand
// numbers), a thousands-block NPA-NXX-X, in which numbers are pooled among carriers
// (47 CFR 52.20), or a hundreds-block. It is comparable with == and a key of maps;
// the zero Block is "none".
type Block struct {
	// n is the digits: six, seven or eight of them, which tells the size, because
	// an area code does not begin with 0.
	n uint32
}

// NPANXX returns the block of the first six digits, the exchange of n.
func (n Number) NPANXX() Block { return Block{uint32(n.n / 1e4)} }

// Thousands returns the thousands-block that n is in.
func (n Number) Thousands() Block { return Block{uint32(n.n / 1e3)} }

// Hundreds returns the hundreds-block that n is in.
func (n Number) Hundreds() Block { return Block{uint32(n.n / 1e2)} }

// ParseBlock reads a block as its six, seven or eight digits, with separators or
// without, with an X for each digit left open or without: 202-555, 202-555-0,
// 202-555-01XX. The error is a [*ParseError].
func ParseBlock[S Text](s S) (Block, error) {
	fail := func(p Problem, offset int) (Block, error) {
		return Block{}, &ParseError{Problem: p, Offset: offset, Length: len(s)}
	}
	if len(s) > MaxLength {
		return fail(ProblemTooLong, MaxLength)
	}
	start, end := trim(s)
	d := run(s, start, end)
	open := 0
	for i := d.end; i < end && d.problem == ""; i++ {
		switch c := s[i]; {
		case c|0x20 == 'x':
			open++
		case ascii[c&0x7F] != separator || c >= 0x80:
			return fail(ProblemCharacter, i)
		}
	}
	switch {
	case d.problem != "":
		return fail(d.problem, d.end)
	case d.plus:
		return fail(ProblemPrefix, start)
	case d.count < 6:
		return fail(ProblemTooShort, d.end)
	case d.count > 8, open > 0 && d.count+open != 10:
		return fail(ProblemTooLong, d.end)
	}
	if p := check(d.value * pow10[10-d.count]); p != "" {
		return fail(p, start)
	}
	return Block{uint32(d.value)}, nil
}

// MustParseBlock is [ParseBlock] for tests with hard-coded strings; it panics on an
// error.
func MustParseBlock(s string) Block {
	b, err := ParseBlock(s)
	if err != nil {
		panic(err)
	}
	return b
}

// IsValid reports whether b is a block, that is not the zero Block.
func (b Block) IsValid() bool { return b.n != 0 }

// IsZero reports whether b is the zero Block.
func (b Block) IsZero() bool { return b.n == 0 }

// open returns how many digits b leaves open: four, three or two; 0 for none.
func (b Block) open() int {
	switch {
	case b.n == 0:
		return 0
	case b.n < 1e6:
		return 4
	case b.n < 1e7:
		return 3
	}
	return 2
}

// Len returns how many numbers b has: 10000, 1000 or 100, 0 for the zero Block.
func (b Block) Len() int { return b.Range().Len() }

// First returns the lowest number of b.
func (b Block) First() Number { return Number{uint64(b.n) * pow10[b.open()]} }

// Range returns the numbers of b.
func (b Block) Range() Range {
	if b.n == 0 {
		return Range{}
	}
	return newRange(b.First().n, int(pow10[b.open()]))
}

// Contains reports whether n is in b.
func (b Block) Contains(n Number) bool { return b.n != 0 && n.n/pow10[b.open()] == uint64(b.n) }

// NPANXX returns the exchange that b is in.
func (b Block) NPANXX() Block { return b.First().NPANXX() }

// Compare orders blocks by their first numbers, a larger block before the smaller
// ones in it; the zero Block comes first.
func (b Block) Compare(c Block) int {
	return cmp.Or(b.First().Compare(c.First()), cmp.Compare(c.Len(), b.Len()))
}

// String returns 202-555, 202-555-0 or 202-555-01, "" for the zero Block.
func (b Block) String() string {
	text, _ := b.AppendText(nil)
	return string(text)
}

// AppendText implements [encoding.TextAppender] with [Block.String]'s form.
func (b Block) AppendText(dst []byte) ([]byte, error) {
	if b.n == 0 {
		return dst, nil
	}
	dst = b.First().AppendDashed(dst)
	dst = dst[:len(dst)-b.open()]
	if dst[len(dst)-1] == '-' {
		dst = dst[:len(dst)-1]
	}
	return dst, nil
}

// MarshalText implements [encoding.TextMarshaler] as [Block.AppendText] does.
func (b Block) MarshalText() ([]byte, error) { return b.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler] with [ParseBlock]; the empty
// text is the zero Block.
func (b *Block) UnmarshalText(text []byte) error { return unmarshal(b, text, ParseBlock) }

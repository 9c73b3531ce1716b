package numbering

import (
	"database/sql/driver"
	"encoding/binary"
	"fmt"
)

// AppendText implements [encoding.TextAppender] with E.164; the zero Number is the
// empty text.
func (n Number) AppendText(b []byte) ([]byte, error) { return n.append(b, formE164), nil }

// MarshalText implements [encoding.TextMarshaler] as [Number.AppendText] does, and
// with it JSON, for values and for keys of maps.
func (n Number) MarshalText() ([]byte, error) { return n.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler]. It reads what [Parse] reads,
// except an extension, which would be lost: that is an error. The empty text is the
// zero Number.
func (n *Number) UnmarshalText(text []byte) error { return unmarshal(n, text, parseStored) }

// unmarshal sets *v to what parse reads, and leaves it alone if that is an error. The
// empty text is the zero value.
func unmarshal[T any](v *T, text []byte, parse func([]byte) (T, error)) error {
	var read T
	if len(text) > 0 {
		var err error
		if read, err = parse(text); err != nil {
			return err
		}
	}
	*v = read
	return nil
}

// AppendBinary implements [encoding.BinaryAppender]: five bytes, big-endian, which
// sort as the numbers do. The zero Number is no bytes.
func (n Number) AppendBinary(b []byte) ([]byte, error) {
	if n.n == 0 {
		return b, nil
	}
	b = append(b, byte(n.n>>32))
	return binary.BigEndian.AppendUint32(b, uint32(n.n)), nil
}

// MarshalBinary implements [encoding.BinaryMarshaler] as [Number.AppendBinary] does.
func (n Number) MarshalBinary() ([]byte, error) { return n.AppendBinary(nil) }

// UnmarshalBinary implements [encoding.BinaryUnmarshaler] for what
// [Number.MarshalBinary] writes.
func (n *Number) UnmarshalBinary(b []byte) error {
	switch len(b) {
	case 0:
		*n = Number{}
		return nil
	case 5:
		return n.setDigits(uint64(b[0])<<32|uint64(binary.BigEndian.Uint32(b[1:])), len(b))
	}
	return &ParseError{Problem: ProblemTooLong, Length: len(b)}
}

func (n *Number) setDigits(v uint64, length int) error {
	p := ProblemTooLong
	switch {
	case v < 1e9:
		p = ProblemTooShort
	case v < 1e10:
		p = check(v)
	}
	if p != "" {
		return &ParseError{Problem: p, Length: length}
	}
	*n = Number{v}
	return nil
}

// Scan implements [database/sql.Scanner] for text, bytes, NULL, and integers of ten digits or
// of eleven that begin with 1. NULL is the zero Number; an empty text is an error,
// because it is a value that no number was ever stored as.
func (n *Number) Scan(src any) error {
	switch src := src.(type) {
	case nil:
		*n = Number{}
		return nil
	case string:
		return n.scanText(src)
	case []byte:
		return n.scanText(string(src))
	case int64:
		if src >= 1e10 && src < 2e10 {
			src -= 1e10
		}
		return n.setDigits(uint64(max(src, 0)), 8)
	}
	return fmt.Errorf("%w: cannot scan a %T", ErrSyntax, src)
}

func (n *Number) scanText(s string) error {
	v, err := parseStored(s)
	if err == nil {
		*n = v
	}
	return err
}

// Value implements [driver.Valuer]: E.164, and NULL for the zero Number.
func (n Number) Value() (driver.Value, error) {
	if n.n == 0 {
		return nil, nil
	}
	return n.E164(), nil
}

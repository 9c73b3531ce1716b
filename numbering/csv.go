package numbering

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// CSVOptions say how [ReadCSV] reads; nil is the zero value.
type CSVOptions struct {
	// Comma separates the fields; 0 is a comma.
	Comma rune
	// Columns are the names, in the table's first row and in any case, of the columns
	// that hold numbers: each field there that is not empty is a number, or a range,
	// or an error. Without names every field is searched, as [Extract] does.
	Columns []string
}

// ReadCSV reads the numbers of a table, row by row, and returns a match for each one
// and for each field, or part of a field, that is not one. The error is what keeps
// the table from being read: a fault of r, a [*csv.ParseError], or a column that the
// first row does not have, which is [ErrSyntax]; the matches before it come with it.
func ReadCSV(r io.Reader, o *CSVOptions) ([]Match, error) {
	if o == nil {
		o = &CSVOptions{}
	}
	in := csv.NewReader(r)
	in.FieldsPerRecord = -1
	in.ReuseRecord = true
	if o.Comma != 0 {
		in.Comma = o.Comma
	}
	var wanted []int
	if len(o.Columns) > 0 {
		header, err := in.Read()
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("numbering: %w", err)
		}
		for _, name := range o.Columns {
			i := slices.IndexFunc(header, func(h string) bool {
				return strings.EqualFold(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")), name)
			})
			if i < 0 {
				return nil, fmt.Errorf("%w: no column %q in the first row", ErrSyntax, name)
			}
			wanted = append(wanted, i)
		}
	}
	var out []Match
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, fmt.Errorf("numbering: %w", err)
		}
		for i, field := range record {
			if wanted == nil {
				for m := range Extract(field) {
					out = append(out, m.in(in, i))
				}
			} else if slices.Contains(wanted, i) && strings.TrimSpace(field) != "" {
				out = append(out, matchField(field).in(in, i))
			}
		}
	}
}

// matchField reads a field that holds nothing but a number or a range.
func matchField(field string) Match {
	if d, err := ParseDetail(field); err == nil {
		return Match{Number: d.Number, Range: newRange(d.Number.n, 1), Extension: d.Extension}
	}
	r, err := ParseRange(field)
	return Match{Number: r.First(), Range: r, Err: err}
}

// in places a match of a field in its table.
func (m Match) in(r *csv.Reader, field int) Match {
	line, column := r.FieldPos(field)
	if m.Line > 1 { // a field of several lines
		line += m.Line - 1
	} else {
		m.Column = column + m.Start
	}
	m.Line, m.Field = line, field+1
	m.Start, m.End = 0, 0
	m.Extension = strings.Clone(m.Extension)
	return m
}

package pdf

import (
	"encoding/binary"
	"fmt"
)

// cmap tells which characters of the basic plane a TrueType font has glyphs for. It
// reads the table that fpdf draws from: format 4, of Unicode.
type cmap struct{ table []byte }

// readCmap finds the character map of a TrueType font.
func readCmap(font []byte) (cmap, error) {
	tables := u16(font, 4)
	for i := range tables {
		at := 12 + 16*i
		if at+16 > len(font) || string(font[at:at+4]) != "cmap" {
			continue
		}
		start := u32(font, at+8)
		subtables := u16(font, start+2)
		for k := range subtables {
			entry := start + 4 + 8*k
			platform, encoding := u16(font, entry), u16(font, entry+2)
			at := start + u32(font, entry+4)
			if (platform == 3 && encoding == 1 || platform == 0) && u16(font, at) == 4 && at+u16(font, at+2) <= len(font) {
				return cmap{font[at : at+u16(font, at+2)]}, nil
			}
		}
	}
	return cmap{}, fmt.Errorf("%w: %d bytes without a Unicode character map of format 4", ErrFont, len(font))
}

// has reports whether the font draws r with a glyph of its own.
func (c cmap) has(r rune) bool {
	if r > 0xffff {
		return false
	}
	code := int(r)
	segments := u16(c.table, 6) / 2
	ends, starts := 14, 16+2*segments
	deltas, offsets := starts+2*segments, starts+4*segments
	for i := range segments {
		if code > u16(c.table, ends+2*i) {
			continue
		}
		start := u16(c.table, starts+2*i)
		if code < start {
			return false
		}
		delta, offset := u16(c.table, deltas+2*i), u16(c.table, offsets+2*i)
		if offset == 0 {
			return (code+delta)&0xffff != 0
		}
		glyph := u16(c.table, offsets+2*i+offset+2*(code-start))
		return glyph != 0 && (glyph+delta)&0xffff != 0
	}
	return false
}

// u16 and u32 read big-endian integers, zero beyond the end.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint32(b[at:]))
}

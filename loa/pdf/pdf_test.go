package pdf_test

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
	"github.com/openlnp/lnp/loa/pdf"
)

// streams returns the uncompressed streams of a PDF, pages and attachments alike.
func streams(t *testing.T, file []byte) []string {
	t.Helper()
	var out []string
	for rest := file; ; {
		_, after, ok := bytes.Cut(rest, []byte("stream\n"))
		if !ok {
			return out
		}
		body, next, ok := bytes.Cut(after, []byte("\nendstream"))
		require.True(t, ok)
		if r, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
			text, err := io.ReadAll(r)
			require.NoError(t, err)
			out = append(out, string(text))
		}
		rest = next
	}
}

func render(t testing.TB, l loa.Letter, o *pdf.Options) []byte {
	t.Helper()
	b, err := pdf.Render(l, o)
	require.NoError(t, err)
	return b
}

func pages(file []byte) int { return bytes.Count(file, []byte("/Type /Page\n")) }

func TestPages(t *testing.T) {
	long := loatest.Terms(15)
	long.Customer = loa.NewCompany(strings.Repeat("Association of Wheelwrights and Repairers ", 2) + "LLC")
	long.Losing.Name = strings.Repeat("Unbreakable", 9)
	for name, tc := range map[string]struct {
		letter loa.Letter
		pages  int
	}{
		"one number":            {loatest.Sealed(loatest.Terms(1)), 1},
		"fifteen":               {loatest.Sealed(loatest.Terms(15)), 1},
		"sixteen are attached":  {loatest.Sealed(loatest.Terms(16)), 2},
		"five hundred":          {loatest.Sealed(loatest.Terms(500)), 3},
		"French":                {loatest.Sealed(loatest.French(15)), 1},
		"Spanish":               {loatest.Sealed(loatest.Spanish(15)), 1},
		"long names":            {loatest.Sealed(long), 1},
		"blank":                 {loa.Draft(loa.Terms{Country: loa.US, Kind: loa.Local, Language: loa.English}), 1},
		"the zero letter":       {loa.Letter{}, 1},
		"statements of a novel": {novel(), 3},
	} {
		t.Run(name, func(t *testing.T) {
			for _, paper := range []pdf.Paper{pdf.USLetter, pdf.A4} {
				file := render(t, tc.letter, &pdf.Options{Paper: paper})
				require.Equal(t, tc.pages, pages(file), paper)
				require.Less(t, len(file), 14_000)
			}
		})
	}
}

func novel() loa.Letter {
	terms := loatest.Terms(1)
	for range 60 {
		terms.Statements = append(terms.Statements, loa.Statement{ID: "more", Text: strings.Repeat("It was a dark and stormy night. ", 6)})
	}
	return loa.Draft(terms)
}

// TestSize holds the size of the usual letter.
func TestSize(t *testing.T) {
	require.Less(t, len(render(t, loatest.Sealed(loatest.Terms(15)), nil)), 10_000)
}

func TestDeterministic(t *testing.T) {
	first := render(t, loatest.Sealed(loatest.Terms(16)), nil)
	for range 5 {
		require.True(t, bytes.Equal(first, render(t, loatest.Sealed(loatest.Terms(16)), nil)))
	}
}

// TestVerifiesAlone takes payload and signature out of the file and verifies them
// with nothing else at hand.
func TestVerifiesAlone(t *testing.T) {
	var payload, jws string
	for _, s := range streams(t, render(t, loatest.Sealed(loatest.Terms(16)), nil)) {
		switch {
		case strings.HasPrefix(s, "{"):
			payload = s
		case strings.HasPrefix(s, "eyJ"):
			jws = s
		}
	}
	require.Empty(t, loa.VerifyPayload([]byte(payload), jws, loatest.Keys()))
	forged := strings.Replace(payload, "Prairie", "Praerie", 1)
	require.True(t, loa.VerifyPayload([]byte(forged), jws, loatest.Keys()).Has(loa.SealBadSignature))
}

func TestUnsealedHasNoAttachment(t *testing.T) {
	require.NotContains(t, string(render(t, loatest.Signed(loatest.Terms(1)), nil)), "/Type /EmbeddedFile")
}

// TestNamesAreNeverAltered gives names beyond Helvetica, with no font and with fonts
// that do not help.
func TestNamesAreNeverAltered(t *testing.T) {
	terms := loatest.Terms(1)
	terms.Customer = loa.NewPerson("Łukasz Nguyễn")
	terms.Signer.Name = "Łukasz Nguyễn"
	l := loatest.Sealed(terms)
	_, err := pdf.Render(l, nil)
	require.ErrorIs(t, err, pdf.ErrGlyph)
	var missing *pdf.GlyphError
	require.ErrorAs(t, err, &missing)
	require.Equal(t, "Łễ", string(missing.Runes))
	require.EqualError(t, err, "pdf: Helvetica has no glyph for 2 of the letter's characters: give a font")

	_, err = pdf.Render(l, &pdf.Options{Regular: []byte("not a font")})
	require.ErrorIs(t, err, pdf.ErrFont)

	for _, name := range []string{"Dana Whitfield", "Zoë Çelik-Nuñez ‘Øre’ Œuvre €", "decomposed e\u0301"} {
		terms.Signer.Name = name
		terms.Customer = loa.NewPerson("Dana Whitfield")
		require.NotEmpty(t, render(t, loatest.Signed(terms), nil), name)
	}
}

func TestSignatureImage(t *testing.T) {
	var pic bytes.Buffer
	require.NoError(t, png.Encode(&pic, image.NewGray(image.Rect(0, 0, 200, 40))))
	sum := sha256.Sum256(pic.Bytes())
	l, err := loa.Sign(loa.Draft(loatest.Terms(1)), loa.Signature{
		Method: loa.Drawn, Name: "Dana Whitfield", Trace: loa.Trace{At: loatest.Now},
		ImageSHA256: hex.EncodeToString(sum[:]), ImageType: "image/png",
	})
	require.NoError(t, err)
	require.Contains(t, string(render(t, l, &pdf.Options{SignatureImage: pic.Bytes()})), "/Subtype /Image")
	_, err = pdf.Render(l, &pdf.Options{SignatureImage: append(pic.Bytes(), 0)})
	require.ErrorIs(t, err, pdf.ErrImage)
	_, err = pdf.Render(loatest.Signed(loatest.Terms(1)), &pdf.Options{SignatureImage: pic.Bytes()})
	require.ErrorIs(t, err, pdf.ErrImage, "another letter's signature")
}

// TestPhotograph draws a signature that was taken as JPEG, and refuses another format.
func TestPhotograph(t *testing.T) {
	var photo bytes.Buffer
	require.NoError(t, jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 200, 40)), nil))
	for text, ok := range map[string]bool{photo.String(): true, "GIF89a": false} {
		l, err := loa.Sign(loa.Draft(loatest.Terms(1)), loa.Signature{
			Method: loa.WetUpload, Name: "Dana Whitfield", Trace: loa.Trace{At: loatest.Now}, ImageSHA256: loa.HashText(text),
		})
		require.NoError(t, err)
		b, err := pdf.Render(l, &pdf.Options{SignatureImage: []byte(text)})
		if !ok {
			require.ErrorIs(t, err, pdf.ErrImage)
			continue
		}
		require.NoError(t, err)
		require.Contains(t, string(b), "/DCTDecode")
	}
}

// TestLongSignature makes the type of a signature that does not fit on its line smaller.
func TestLongSignature(t *testing.T) {
	for name, size := range map[string]string{"Dana Whitfield": "17.00", "Maximiliana Alexandrina Whitfield-Featherstonehaugh de la Vega": "9.00"} {
		l, err := loa.Sign(loa.Draft(loatest.Terms(1)), loa.Signature{Method: loa.Typed, Name: name, Text: name, Trace: loa.Trace{At: loatest.Now}})
		require.NoError(t, err)
		require.Regexp(t, " "+size+` Tf ET\nBT [0-9. ]+ Td \(`+name+`\)`, strings.Join(streams(t, render(t, l, nil)), "\n"))
	}
}

// TestControls prints a space for a control character, and a hyphen as one.
func TestControls(t *testing.T) {
	terms := loatest.Terms(1)
	terms.Customer.Company = "Prairie\u2028Bicycle\x07Works Mid\u2010West LLC"
	require.Contains(t, strings.Join(streams(t, render(t, loa.Draft(terms), nil)), "\n"), "Prairie Bicycle Works Mid-West LLC")
}

// fullDisk takes nothing.
type fullDisk struct{}

var errFull = errors.New("the disk is full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWriteFails(t *testing.T) {
	require.ErrorIs(t, pdf.Write(fullDisk{}, loatest.Signed(loatest.Terms(1)), nil), errFull)
}

// TestPageTexts asks for what a carrier looks for.
func TestPageTexts(t *testing.T) {
	text := strings.Join(streams(t, render(t, loatest.Sealed(loatest.Terms(1)), nil)), "\n")
	for _, want := range []string{"Prairie Bicycle Works LLC", "0048-221-9917", `\(217\) 555-0100`, "Dana Whitfield", "Meridian Voice Inc.", "[47 CFR 64.1130\\(e\\)\\(3\\)]"} {
		require.Contains(t, text, want)
	}
}

func BenchmarkRender(b *testing.B) {
	l := loatest.Sealed(loatest.Terms(15))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pdf.Render(l, nil); err != nil {
			b.Fatal(err)
		}
	}
}

package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/openlnp/lnp/loa"
)

// Paper is a size of paper.
type Paper string

// The sizes.
const (
	USLetter Paper = "letter"
	A4       Paper = "a4"
)

// The names of the attachments of a sealed letter.
const (
	PayloadName = "letter.json" // [loa.Letter.Payload]
	SealName    = "letter.jws"  // [loa.Seal].JWS
)

// Options change how a letter is printed. Nil is fine, and so is any zero field.
type Options struct {
	Paper Paper // zero is USLetter
	// Regular and Bold are TrueType fonts for letters that Helvetica does not cover.
	// Without Bold, Regular serves for both. They are not used where Helvetica does.
	Regular, Bold []byte
	// SignatureImage is the drawn or scanned signature, as PNG or JPEG. It must be the
	// one that was signed: its hash is compared with the signature's.
	SignatureImage []byte
}

// ErrImage is matched by the error of a signature image that is not the one that the
// letter was signed with, or of a format that cannot be drawn.
var ErrImage = errors.New("pdf: not the image of the signature")

// ErrFont is matched by the error of a font that cannot be read.
var ErrFont = errors.New("pdf: unreadable font")

// Write prints l to w. It fails with [ErrFont], [ErrGlyph] or [ErrImage], and writes
// nothing then, or with the error of w.
func Write(w io.Writer, l loa.Letter, o *Options) error {
	if o == nil {
		o = &Options{}
	}
	if err := checkImage(l, o); err != nil {
		return err
	}
	lay := loa.LayoutOf(l)
	f, err := fontsFor(&lay, o)
	if err != nil {
		return err
	}
	d := newDocument(&lay, f, o.Paper)
	d.describe(l)
	d.letter(o)
	if l.IsSealed() {
		d.pdf.SetAttachments([]fpdf.Attachment{
			{Content: l.Payload(), Filename: PayloadName, Description: "The sealed letter, canonical JSON (RFC 8785)"},
			{Content: []byte(l.Seal.JWS), Filename: SealName, Description: "Its detached signature (RFC 7515)"},
		})
	}
	if err := d.pdf.Output(w); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}

// Render returns l printed. It fails as [Write] does.
func Render(l loa.Letter, o *Options) ([]byte, error) {
	var b bytes.Buffer
	if err := Write(&b, l, o); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// checkImage reports whether the signature image may be drawn under this letter.
func checkImage(l loa.Letter, o *Options) error {
	if o.SignatureImage == nil {
		return nil
	}
	sum := sha256.Sum256(o.SignatureImage)
	if hex.EncodeToString(sum[:]) != l.Signature.ImageSHA256 || imageType(o.SignatureImage) == "" {
		return ErrImage
	}
	return nil
}

func imageType(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		return "PNG"
	case bytes.HasPrefix(b, []byte("\xff\xd8\xff")):
		return "JPEG"
	}
	return ""
}

// Measures in millimetres, type sizes in points. 47 CFR 64.1130(e) wants legible
// type: nothing that the customer signs is below 8 points.
const (
	side, top, bottom = 15.0, 12.0, 14.0
	gutter            = 7.0
	body, small, tiny = 9.0, 8.5, 7.0
	blankLine         = 6.5 // to write on
)

// leading is the distance of two lines of a size.
func leading(size float64) float64 { return size * 0.3528 * 1.22 }

// document draws a layout.
type document struct {
	pdf           *fpdf.Fpdf
	lay           *loa.Layout
	font          fonts
	width, height float64
	x, y, w       float64 // the column being filled: left edge, next line, width
}

func newDocument(lay *loa.Layout, f fonts, paper Paper) *document {
	size := "Letter"
	if paper == A4 {
		size = "A4"
	}
	p := fpdf.New("P", "mm", size, "")
	p.SetCatalogSort(true)
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(side, top, side)
	p.SetCellMargin(0)
	f.register(p)
	d := &document{pdf: p, lay: lay, font: f}
	d.width, d.height = p.GetPageSize()
	d.page()
	return d
}

// describe writes what stands beside the pages. The dates are the letter's own.
func (d *document) describe(l loa.Letter) {
	date := l.CreatedAt
	if !l.Signature.At.IsZero() {
		date = l.Signature.At
	}
	if date.IsZero() {
		date = time.Unix(0, 0)
	}
	d.pdf.SetCreationDate(date.UTC())
	d.pdf.SetModificationDate(date.UTC())
	d.pdf.SetProducer("github.com/openlnp/lnp/loa/pdf", false)
	d.pdf.SetTitle(d.lay.Title+" "+d.lay.Reference, true)
	d.pdf.SetLang(string(d.lay.Language))
}

func (d *document) page() {
	d.pdf.AddPage()
	d.x, d.y, d.w = side, top, d.width-2*side
}

// letter draws everything.
func (d *document) letter(o *Options) {
	d.heading()
	d.columns()
	d.caption(d.lay.Numbers.Heading)
	switch {
	case d.lay.Numbers.Attached:
		d.paragraph(d.lay.Numbers.Note, body)
	case d.lay.Numbers.Blanks > 0:
		for range d.lay.Numbers.Blanks {
			d.y += blankLine
			d.rule(d.x, d.y, d.w)
		}
		d.y++
	default:
		d.numbers()
	}
	d.statements()
	d.signature(o)
	d.evidence()
	if d.lay.Numbers.Attached {
		d.page()
		d.caption(d.lay.Numbers.Attachment)
		d.numbers()
	}
	d.footers()
}

func (d *document) heading() {
	d.set(15, bold)
	title := d.wrap(d.lay.Title, d.w-d.statusWidth())
	for _, l := range title {
		d.text(d.x, d.y, l, 15)
		d.y += leading(15)
	}
	if s := d.lay.Status; s != "" {
		d.set(body, bold)
		d.pdf.SetTextColor(160, 0, 0)
		d.text(d.x+d.w-d.measure(s), d.y-leading(body)-0.8, s, body)
		d.pdf.SetTextColor(0, 0, 0)
	}
	d.pdf.SetLineWidth(0.5)
	d.pdf.Line(d.x, d.y+0.8, d.x+d.w, d.y+0.8)
	d.pdf.SetLineWidth(0.2)
	d.y += 1.6
}

func (d *document) statusWidth() float64 {
	if d.lay.Status == "" {
		return 0
	}
	d.set(body, bold)
	w := d.measure(d.lay.Status) + gutter
	d.set(15, bold)
	return w
}

// columns draws the sections, the first at the left, the others at the right.
func (d *document) columns() {
	full, start := d.w, d.y
	d.w = (full - gutter) / 2
	deepest := start
	for i, s := range d.lay.Sections {
		if i == 1 {
			deepest = d.y
			d.x, d.y = side+d.w+gutter, start
		}
		d.caption(s.Heading)
		d.rows(s.Rows, body)
	}
	d.x, d.y, d.w = side, max(deepest, d.y), full
}

// caption draws the heading of a section.
func (d *document) caption(s string) {
	d.room(12)
	d.y += 2.6
	d.set(tiny, bold)
	d.pdf.SetTextColor(70, 70, 70)
	d.text(d.x, d.y, strings.ToUpper(s), tiny)
	d.pdf.SetTextColor(0, 0, 0)
	d.y += leading(tiny)
	d.rule(d.x, d.y, d.w)
	d.y++
}

// rule draws a thin grey line.
func (d *document) rule(x, y, w float64) {
	d.pdf.SetDrawColor(150, 150, 150)
	d.pdf.Line(x, y, x+w, y)
	d.pdf.SetDrawColor(0, 0, 0)
}

// rows draws labels and values; a row without a value gets a line to write on.
func (d *document) rows(rows []loa.Row, size float64) {
	labelWidth := d.w * 0.37
	if labelWidth > 60 {
		labelWidth = 60
	}
	for _, r := range rows {
		d.set(size, regular)
		labels := d.wrap(r.Label, labelWidth-2)
		var values []string
		for _, l := range r.Lines {
			values = append(values, d.wrap(l, d.w-labelWidth)...)
		}
		lines := max(len(labels), len(values))
		height := float64(lines) * leading(size)
		height = max(height, float64(r.Blanks)*blankLine)
		d.room(height + 0.6)
		d.pdf.SetTextColor(85, 85, 85)
		for i, l := range labels {
			d.text(d.x, d.y+float64(i)*leading(size), l, size)
		}
		d.pdf.SetTextColor(0, 0, 0)
		for i, l := range values {
			d.text(d.x+labelWidth, d.y+float64(i)*leading(size), l, size)
		}
		for i := range r.Blanks {
			d.rule(d.x+labelWidth, d.y+height-0.8-float64(i)*blankLine, d.w-labelWidth)
		}
		d.y += height + 0.6
	}
}

func (d *document) paragraph(s string, size float64) {
	d.set(size, regular)
	for _, l := range d.wrap(s, d.w) {
		d.room(leading(size))
		d.set(size, regular)
		d.text(d.x, d.y, l, size)
		d.y += leading(size)
	}
}

// numbers draws the numbers in columns, row by row.
func (d *document) numbers() {
	const columns = 6
	d.set(body, regular)
	step := d.w / columns
	for i, n := range d.lay.Numbers.Numbers {
		if i%columns == 0 {
			if i > 0 {
				d.y += leading(body) + 0.4
			}
			if i > 0 && i%(5*columns) == 0 {
				d.y += 1.6 // a gap after five rows leads the eye
			}
			d.room(leading(body) + 1)
			d.set(body, regular)
		}
		d.text(d.x+float64(i%columns)*step, d.y, n, body)
	}
	d.y += leading(body) + 0.4
}

func (d *document) statements() {
	d.caption(d.lay.Statements.Heading)
	const indent = 5.5
	for i, r := range d.lay.Statements.Rows {
		text := strings.Join(r.Lines, " ")
		if r.Label != "" {
			text += " [" + r.Label + "]"
		}
		d.set(small, regular)
		lines := d.wrap(text, d.w-indent)
		d.room(float64(len(lines))*leading(small) + 0.7)
		d.set(small, regular)
		d.text(d.x, d.y, fmt.Sprintf("%d.", i+1), small)
		for _, l := range lines {
			d.text(d.x+indent, d.y, l, small)
			d.y += leading(small)
		}
		d.y += 0.7
	}
}

// signature draws the line to sign on beside what belongs to it. The block is not
// parted by the end of a page.
func (d *document) signature(o *Options) {
	s := d.lay.Signature
	d.room(14 + 7*float64(len(s.Rows)))
	d.caption(s.Heading)
	full, start := d.w, d.y
	d.w = (full - gutter) / 2
	line := start + 17
	switch {
	case o.SignatureImage != nil:
		opt := fpdf.ImageOptions{ImageType: imageType(o.SignatureImage)}
		info := d.pdf.RegisterImageOptionsReader("signature", opt, bytes.NewReader(o.SignatureImage))
		if info != nil && info.Width() > 0 && info.Height() > 0 {
			w, h := d.w, d.w*info.Height()/info.Width()
			if h > 16 {
				w, h = w*16/h, 16
			}
			d.pdf.ImageOptions("signature", d.x, line-h-0.4, w, h, false, opt, 0, "")
		}
	case s.Text != "":
		size := 17.0
		d.set(size, italic)
		for size > body && d.measure(s.Text) > d.w {
			size -= 0.5
			d.set(size, italic)
		}
		lines := d.wrap(s.Text, d.w)
		for i, t := range lines {
			d.text(d.x, line-float64(len(lines)-i)*leading(size)-0.6, t, size)
		}
	}
	d.pdf.Line(d.x, line, d.x+d.w, line)
	d.set(tiny, regular)
	d.pdf.SetTextColor(85, 85, 85)
	d.text(d.x, line+0.8, s.Label, tiny)
	d.pdf.SetTextColor(0, 0, 0)
	d.x, d.y = side+d.w+gutter, start
	d.rows(s.Rows, body)
	d.x, d.y, d.w = side, max(d.y, line+5), full
}

func (d *document) evidence() {
	if len(d.lay.Evidence.Rows) == 0 {
		return
	}
	d.room(10 + float64(len(d.lay.Evidence.Rows))*(leading(tiny)+0.6))
	d.caption(d.lay.Evidence.Heading)
	d.rows(d.lay.Evidence.Rows, tiny)
}

// footers writes reference and page on every page, once their number is known.
func (d *document) footers() {
	pages := d.pdf.PageCount()
	for n := 1; n <= pages; n++ {
		d.pdf.SetPage(n)
		d.set(tiny, regular)
		d.pdf.SetTextColor(85, 85, 85)
		y := d.height - bottom + 4
		page := fmt.Sprintf("%s %d %s %d", d.lay.Page, n, d.lay.Of, pages)
		d.text(side+d.w-d.measure(page), y, page, tiny)
		room := d.w - d.measure(page) - gutter
		if lines := d.wrap(d.lay.Reference, room); len(lines) > 0 {
			d.text(side, y, lines[0], tiny)
		}
	}
}

// room begins a new page when less than h is left on this one. It is for the full
// width: a column that overflows goes on at the same place of the next page.
func (d *document) room(h float64) {
	if d.y+h <= d.height-bottom {
		return
	}
	x, w := d.x, d.w
	d.page()
	d.x, d.w = x, w
}

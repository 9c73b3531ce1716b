package loa

import (
	"strconv"
	"strings"
)

// HTML writes the letter as a page of HTML: one file without script, images or
// outside references, in the letter's language, with headings and tables that a
// screen reader can follow, and a style that prints a letter of up to fifteen
// numbers on one page of either Letter or A4 size: in smaller type where names are
// long.
func HTML(l Letter) string {
	lay := LayoutOf(l)
	var h htmlWriter
	lang := string(lay.Language)
	if lang == "" {
		lang = string(English)
	}
	h.raw("<!DOCTYPE html>\n<html lang=\"")
	h.text(lang)
	h.raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
	h.text(lay.Title + " " + lay.Reference)
	h.raw("</title>\n<style>\n" + style + "</style>\n</head>\n<body")
	if isDense(&lay) {
		h.raw(` class="dense"`)
	}
	h.raw(">\n<main>\n<header>\n")
	h.element("h1", "", lay.Title)
	if lay.Status != "" {
		h.element("p", "status", lay.Status)
	}
	h.raw("</header>\n<div class=\"columns\">\n")
	for i, s := range lay.Sections {
		h.section("s"+strconv.Itoa(i), s)
	}
	h.raw("</div>\n<section aria-labelledby=\"numbers\">\n<h2 id=\"numbers\">")
	h.text(lay.Numbers.Heading)
	h.raw("</h2>\n")
	if lay.Numbers.Attached {
		h.element("p", "", lay.Numbers.Note)
	} else {
		for range lay.Numbers.Blanks {
			h.raw("<div class=\"blank\"></div>\n")
		}
		h.numbers(lay.Numbers.Numbers)
	}
	h.raw("</section>\n<section aria-labelledby=\"statements\">\n<h2 id=\"statements\">")
	h.text(lay.Statements.Heading)
	h.raw("</h2>\n<ol class=\"statements\">\n")
	for _, r := range lay.Statements.Rows {
		h.raw("<li>")
		h.text(strings.Join(r.Lines, " "))
		if r.Label != "" {
			h.raw(" <small>[")
			h.text(r.Label)
			h.raw("]</small>")
		}
		h.raw("</li>\n")
	}
	h.raw("</ol>\n</section>\n")
	h.signature(lay.Signature)
	if len(lay.Evidence.Rows) > 0 {
		h.section("evidence", lay.Evidence)
	}
	if lay.Numbers.Attached {
		h.raw("<section class=\"attachment\" aria-labelledby=\"attachment\">\n<h2 id=\"attachment\">")
		h.text(lay.Numbers.Attachment)
		h.raw("</h2>\n")
		h.numbers(lay.Numbers.Numbers)
		h.raw("</section>\n")
	}
	h.raw("</main>\n<footer>")
	h.text(lay.Reference)
	h.raw("</footer>\n</body>\n</html>\n")
	return h.b.String()
}

// isDense reports whether a letter holds so much, in long names or many fields, that
// it needs smaller type to print on one page. What is signed is never below 8 points.
func isDense(lay *Layout) bool {
	const perLine, fits = 34, 22 // characters of a value, and lines that the usual type has room for
	lines := 0
	for _, s := range append(lay.Sections[:len(lay.Sections):len(lay.Sections)], Section{Rows: lay.Signature.Rows}) {
		for _, r := range s.Rows {
			n := 0
			for _, l := range r.Lines {
				n += 1 + runes(l)/perLine
			}
			lines += max(n, 1, runes(r.Label)/20)
		}
	}
	return lines > fits
}

const style = `@page { size: auto; margin: 9mm 13mm }
@page dense { margin: 7mm 12mm }
* { box-sizing: border-box }
body { font: 10pt/1.35 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", system-ui, sans-serif; color: #111; background: #fff; max-width: 190mm; margin: 8mm auto; padding: 0 6mm }
h1 { font-size: 1.7em; margin: 0 }
h2 { font-size: .85em; text-transform: uppercase; letter-spacing: .05em; color: #444; border-bottom: 1px solid #bbb; margin: 3mm 0 1.2mm; padding-bottom: .4mm; break-after: avoid }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 6mm; border-bottom: 2px solid #111; padding-bottom: 1.5mm }
.status { margin: 0; font-weight: 700; color: #a00000; white-space: nowrap }
table { border-collapse: collapse; width: 100% }
th { text-align: left; font-weight: 400; color: #555; width: 38%; padding: .3mm 3mm .3mm 0; vertical-align: top }
td { padding: .3mm 0; vertical-align: top; overflow-wrap: anywhere }
.blank { border-bottom: 1px solid #888; height: 6.5mm }
.columns { display: grid; grid-template-columns: 1fr 1fr; grid-template-rows: auto 1fr; column-gap: 8mm }
.columns section:first-child { grid-row: span 2 }
.numbers { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5em, 1fr)); gap: .4mm 2mm; font-variant-numeric: tabular-nums }
.numbers li { break-inside: avoid; white-space: nowrap }
.statements { margin: 0; padding-left: 2em; font-size: .95em; line-height: 1.28 }
.statements li { margin-bottom: .5mm }
.statements small { color: #555; font-size: .9em }
.signature { break-inside: avoid }
.signature .grid { display: grid; grid-template-columns: 1fr 1fr; column-gap: 8mm; align-items: end }
.line { border-bottom: 1px solid #111; min-height: 14mm; display: flex; align-items: flex-end; font: italic 18pt/1.1 "Times New Roman", Times, "Liberation Serif", serif; overflow-wrap: anywhere }
.caption { font-size: .8em; color: #555; margin: .5mm 0 0 }
.evidence { font-size: .8em; break-inside: avoid }
.evidence h2 { font-size: 1.06em }
.attachment { break-before: page }
footer { margin-top: 3mm; font-size: .8em; color: #555 }
@media print {
body { margin: 0; padding: 0; max-width: none; font-size: 8.8pt }
.dense { page: dense; font-size: 8.4pt; line-height: 1.22 }
.dense h1 { font-size: 1.4em }
.dense h2 { margin: 1.3mm 0 .4mm; padding-bottom: .2mm }
.dense th { width: 27%; padding: .15mm 2mm .15mm 0 }
.dense td { padding: .15mm 0 }
.dense .evidence th { width: 38% }
.dense .statements { font-size: .96em; line-height: 1.16 }
.dense .statements li { margin-bottom: .2mm }
.dense .line { min-height: 11mm; font-size: 14pt }
.dense footer { margin-top: 1mm }
}
@media (max-width: 600px) { .columns, .signature .grid { grid-template-columns: 1fr; grid-template-rows: none } header { display: block } }
`

type htmlWriter struct{ b strings.Builder }

func (h *htmlWriter) raw(s string) { h.b.WriteString(s) }

// text writes s escaped for element content and quoted attributes. Control
// characters, which HTML does not allow, become spaces.
func (h *htmlWriter) text(s string) {
	for _, r := range oneLine(s) {
		switch r {
		case '&':
			h.raw("&amp;")
		case '<':
			h.raw("&lt;")
		case '>':
			h.raw("&gt;")
		case '"':
			h.raw("&#34;")
		case '\'':
			h.raw("&#39;")
		default:
			h.b.WriteRune(r)
		}
	}
}

func (h *htmlWriter) element(tag, class, s string) {
	h.raw("<" + tag)
	if class != "" {
		h.raw(` class="` + class + `"`)
	}
	h.raw(">")
	h.text(s)
	h.raw("</" + tag + ">\n")
}

func (h *htmlWriter) section(id string, s Section) {
	class := ""
	if id == "evidence" {
		class = ` class="evidence"`
	}
	h.raw("<section" + class + ` aria-labelledby="` + id + "\">\n<h2 id=\"" + id + "\">")
	h.text(s.Heading)
	h.raw("</h2>\n")
	h.table(s.Rows)
	h.raw("</section>\n")
}

func (h *htmlWriter) table(rows []Row) {
	h.raw("<table>\n")
	for _, r := range rows {
		h.raw(`<tr><th scope="row">`)
		h.text(r.Label)
		h.raw("</th><td>")
		for range r.Blanks {
			h.raw(`<div class="blank"></div>`)
		}
		for i, l := range r.Lines {
			if i > 0 {
				h.raw("<br>")
			}
			h.text(l)
		}
		h.raw("</td></tr>\n")
	}
	h.raw("</table>\n")
}

func (h *htmlWriter) numbers(numbers []string) {
	if len(numbers) == 0 {
		return
	}
	h.raw("<ul class=\"numbers\">\n")
	for _, n := range numbers {
		h.element("li", "", n)
	}
	h.raw("</ul>\n")
}

func (h *htmlWriter) signature(s SignatureBlock) {
	h.raw("<section class=\"signature\" aria-labelledby=\"sign\">\n<h2 id=\"sign\">")
	h.text(s.Heading)
	h.raw("</h2>\n<div class=\"grid\">\n<div>\n")
	h.element("div", "line", s.Text)
	h.element("p", "caption", s.Label)
	h.raw("</div>\n<div>\n")
	h.table(s.Rows)
	h.raw("</div>\n</div>\n</section>\n")
}

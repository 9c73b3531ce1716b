package billing

import (
	"html"
	"strings"
)

// style is the look of a page: one column on screen, the same on paper.
const style = `
:root { color-scheme: light; --ink: #1b1f24; --soft: #5b6470; --line: #d9dee4; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f5f7; color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
main { max-width: 46rem; margin: 2rem auto; padding: 3rem; background: #fff; border: 1px solid var(--line); border-radius: 6px; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; border-bottom: 2px solid var(--ink); padding-bottom: .75rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.25rem 0 .5rem; font-size: 1rem; }
.mark { color: var(--soft); border: 1px solid var(--line); border-radius: 999px; padding: .1rem .75rem; font-size: .85rem; }
.parties { display: flex; flex-wrap: wrap; gap: 1.5rem 4rem; margin-top: 1.5rem; }
.parties b, dt { color: var(--soft); font-weight: normal; font-size: .85rem; }
address { font-style: normal; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 1.5rem 0; align-items: baseline; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; color: var(--soft); font-weight: normal; font-size: .85rem; border-bottom: 1px solid var(--line); padding: .25rem 0; }
td { padding: .6rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
td:last-child, th:last-child { text-align: right; padding-left: 1.5rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.wide { text-align: left; padding-left: 0; white-space: normal; }
td, dd, address { overflow-wrap: anywhere; }
td small { display: block; color: var(--soft); font-size: .87rem; }
tfoot { display: table-row-group; }
tfoot td { border-bottom: 0; padding: .3rem 0; }
tfoot tr:first-child td { padding-top: .9rem; }
.strong td { font-weight: 600; }
tfoot .strong td { font-size: 1.1rem; }
p { margin: .4rem 0; }
.notes { color: var(--soft); font-size: .9rem; }
@media (max-width: 40rem) { body { background: #fff; } main { margin: 0; padding: 1.25rem; border: 0; border-radius: 0; } }
@media print { body { background: #fff; } main { margin: 0; padding: 0; border: 0; max-width: none; } tr { break-inside: avoid; } }
`

// html lays a page out as one HTML document. Every text goes through escape.
func (p page) html() string {
	var b strings.Builder
	escape := html.EscapeString
	b.WriteString(`<!DOCTYPE html>` + "\n" + `<html lang="` + p.words.code + `">` + "\n<head>\n" +
		`<meta charset="utf-8">` + "\n" + `<meta name="viewport" content="width=device-width, initial-scale=1">` + "\n" +
		"<title>" + escape(p.title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<main>\n")
	b.WriteString("<header><h1>" + escape(p.title) + "</h1>")
	if p.mark != "" {
		b.WriteString(`<span class="mark">` + escape(p.mark) + "</span>")
	}
	b.WriteString("</header>\n")
	if len(p.seller)+len(p.customer) > 0 {
		b.WriteString(`<div class="parties">` + "\n")
		htmlAddress(&b, p.words.from, p.seller)
		htmlAddress(&b, p.words.to, p.customer)
		b.WriteString("</div>\n")
	}
	b.WriteString("<dl>\n")
	for _, f := range p.facts {
		b.WriteString("<dt>" + escape(f[0]) + "</dt><dd>" + escape(f[1]) + "</dd>\n")
	}
	b.WriteString("</dl>\n<table>\n<thead><tr><th>" + escape(p.words.description) + "</th><th>" +
		escape(p.words.amount) + "</th></tr></thead>\n<tbody>\n")
	if len(p.rows) == 0 {
		b.WriteString(`<tr><td colspan="2" class="wide notes">` + escape(p.nothing) + "</td></tr>\n")
	}
	htmlRows(&b, p.rows)
	b.WriteString("</tbody>\n<tfoot>\n")
	htmlRows(&b, p.totals)
	b.WriteString("</tfoot>\n</table>\n")
	if len(p.numbers) > 0 {
		b.WriteString("<h2>" + escape(p.words.numbers) + "</h2>\n<table>\n<tbody>\n")
		htmlRows(&b, p.numbers)
		b.WriteString("</tbody>\n</table>\n")
	}
	if len(p.notes) > 0 {
		b.WriteString("<h2>" + escape(p.words.notes) + "</h2>\n<div class=\"notes\">\n")
		for _, n := range p.notes {
			b.WriteString("<p>" + escape(n) + "</p>\n")
		}
		b.WriteString("</div>\n")
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	return b.String()
}

func htmlAddress(b *strings.Builder, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	b.WriteString("<div><b>" + html.EscapeString(title) + "</b>\n<address>")
	for i, line := range lines {
		if i > 0 {
			b.WriteString("<br>")
		}
		b.WriteString(html.EscapeString(line))
	}
	b.WriteString("</address></div>\n")
}

func htmlRows(b *strings.Builder, rows []row) {
	for _, r := range rows {
		b.WriteString("<tr")
		if r.strong {
			b.WriteString(` class="strong"`)
		}
		if r.amount == "" {
			b.WriteString(`><td colspan="2" class="wide">`)
		} else {
			b.WriteString("><td>")
		}
		b.WriteString(html.EscapeString(r.what))
		if r.how != "" {
			b.WriteString("<small>" + html.EscapeString(r.how) + "</small>")
		}
		if r.amount != "" {
			b.WriteString("</td><td>" + html.EscapeString(r.amount))
		}
		b.WriteString("</td></tr>\n")
	}
}

package notice

import (
	"html"
	"strings"
)

// The look of a mail. Mail clients drop style sheets, so that every element carries its
// own style; the sheet in the head adds darkness for the clients that keep it.
const (
	fonts     = `font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;`
	bodyStyle = `margin:0;padding:0;background-color:#f3f5f7;`
	cardStyle = `width:100%;max-width:600px;background-color:#ffffff;border:1px solid #d9dee4;border-top:4px solid `
	cellStyle = `padding:28px 32px 24px;color:#1b1f24;font-size:16px;line-height:1.5;` + fonts
	h1Style   = `margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:600;`
	h2Style   = `margin:24px 0 8px;font-size:16px;line-height:1.4;font-weight:600;`
	pStyle    = `margin:0 0 12px;`
	factStyle = `width:100%;border-collapse:collapse;margin:20px 0;border-top:1px solid #d9dee4;`
	thStyle   = `padding:8px 16px 8px 0;border-bottom:1px solid #d9dee4;text-align:left;vertical-align:top;font-weight:400;color:#57606b;width:34%;`
	tdStyle   = `padding:8px 0;border-bottom:1px solid #d9dee4;text-align:left;vertical-align:top;`
	listStyle = `margin:0 0 12px;padding:0 0 0 22px;`
	itemStyle = `margin:0 0 8px;`
	footStyle = `margin:24px 0 0;padding:16px 0 0;border-top:1px solid #d9dee4;color:#57606b;font-size:14px;`
	dark      = `@media (prefers-color-scheme:dark){.bg{background-color:#14171a!important}` +
		`.card{background-color:#1f2429!important;border-left-color:#3a424b!important;border-right-color:#3a424b!important;border-bottom-color:#3a424b!important}` +
		`.ink{color:#e8eaed!important}.soft{color:#aab3bd!important}.line{border-color:#3a424b!important}}` +
		`@media (max-width:480px){.cell{padding:20px 18px!important}}`
)

// accent is the color of a tone.
func (t Tone) accent() string {
	switch t {
	case ToneGood:
		return "#1a7f37"
	case ToneAttention:
		return "#b35900"
	default:
		return "#0b5cad"
	}
}

// escapeText escapes a text, and keeps each number in it on one line.
func escapeText(s string) string {
	return setNumbers(s, func(n string) string { return `<span style="white-space:nowrap">` + n + "</span>" }, html.EscapeString)
}

// html lays the content out as a page. Every text goes through escape; the tags around
// them are constants. Tables that only place things say so to screen readers.
func (c *Content) html() string {
	var b strings.Builder
	escape := html.EscapeString
	open := func(tag, class, style string) {
		b.WriteString("<" + tag + ` class="` + class + `" style="` + style + `">`)
	}
	const layout = `table role="presentation" border="0" cellpadding="0" cellspacing="0"`
	b.WriteString("<!DOCTYPE html>\n" + `<html lang="` + escape(c.Locale.Tag()) + `" dir="ltr">` + "\n<head>\n" + `<meta charset="utf-8">` + "\n" +
		`<meta name="viewport" content="width=device-width, initial-scale=1">` + "\n" +
		`<meta name="color-scheme" content="light dark">` + "\n<title>" + escape(c.Subject) + "</title>\n<style>" + dark + "</style>\n</head>\n")
	open("body", "bg", bodyStyle)
	b.WriteByte('\n')
	open(layout+` width="100%"`, "bg", `background-color:#f3f5f7;`)
	b.WriteString(`<tr><td align="center" style="padding:24px 12px;">` + "\n")
	open(layout+` width="600"`, "card", cardStyle+c.Tone.accent()+";")
	b.WriteString("<tr>")
	open("td", "cell ink", cellStyle)
	b.WriteString("\n")
	open("h1", "ink", h1Style)
	b.WriteString(escapeText(c.Subject) + "</h1>\n")
	for _, s := range c.Opening {
		open("p", "ink", pStyle)
		b.WriteString(escapeText(s) + "</p>\n")
	}
	if len(c.Facts) > 0 {
		open("table", "line", factStyle)
		b.WriteByte('\n')
		for _, f := range c.Facts {
			b.WriteString("<tr>")
			open(`th scope="row"`, "soft line", thStyle)
			b.WriteString(escape(f.Label) + "</th>")
			open(`td dir="auto"`, "ink line", tdStyle)
			b.WriteString(escapeText(f.Value) + "</td></tr>\n")
		}
		b.WriteString("</table>\n")
	}
	if len(c.Steps) > 0 {
		open("h2", "ink", h2Style)
		b.WriteString(escape(c.StepsTitle) + "</h2>\n")
		open("ul", "ink", listStyle)
		b.WriteByte('\n')
		for _, s := range c.Steps {
			open("li", "ink", itemStyle)
			b.WriteString(escapeText(s) + "</li>\n")
		}
		b.WriteString("</ul>\n")
	}
	if len(c.Closing) > 0 {
		open("div", "soft line", footStyle)
		b.WriteByte('\n')
		for _, s := range c.Closing {
			open("p", "soft", pStyle)
			b.WriteString(escapeText(s) + "</p>\n")
		}
		b.WriteString("</div>\n")
	}
	b.WriteString("</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n")
	return b.String()
}

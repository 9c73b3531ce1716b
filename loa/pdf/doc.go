// Package pdf prints a Letter of Authorization as PDF.
//
// The letter is laid out by [loa.LayoutOf], as its text and HTML forms are. It is set
// in Helvetica, which every reader has, while its characters are those of Western
// European languages. A letter that needs others needs a TrueType font from the
// caller: every character is looked up before anything is drawn, so that a name is
// never altered and never a row of boxes; a missing one is a [GlyphError].
//
// Equal letters give equal bytes. A sealed letter carries its payload and signature
// as the attachments letter.json and letter.jws, so that the file verifies alone
// with [loa.VerifyPayload].
package pdf

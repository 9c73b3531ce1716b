// Package loa holds the two papers of a port: the subscriber's record, which is what
// the losing carrier has on file, and the Letter of Authorization, which must match
// it.
//
// A letter begins as [Terms]. [Draft] brings them into order and adds the statements
// that the law and the trade call for; [Policy.Validate] returns everything that is
// wrong, at once; [Note] and [Sign] gather the evidence and the signature;
// [SealLetter] makes the whole tamper-evident; [Compare] holds the letter against a
// [Record] and tells what a losing carrier would refuse; [Text], [HTML] and package
// loa/pdf print it.
//
// Every function is pure: it takes the letter, the instant and the key it needs, and
// returns a changed copy or an answer. A letter with problems is not an error but a
// value. What a signature covers is [Terms], all of it: a change to any field voids
// it, and what happens to a letter later stands beside the terms.
//
// Every kind of problem and every reason of a mismatch has a constant of type [Code];
// [ProblemCodes] and [Reasons] list them.
//
// PIN, social security number, tax identifier and device identifier are secrets: they
// are never in a letter, print as [Redacted] on every path, and are had by Reveal
// only. The account number travels with the letter, because the losing carrier needs
// it, and shows its last four characters elsewhere. A host that stores any of these
// encrypts them with a [Cipher]; [DecodeLetter] and [DecodeRecord] read what was stored
// with errors that quote nothing.
//
// Policies and matchings are data with a named preset for each country and kind. The
// rules of 47 CFR 64.1120 and 64.1130 are cited where they hold; the rest is what
// carriers ask for, to be changed where yours asks otherwise.
package loa

package numbering

import (
	"errors"
	"strconv"
)

// The errors of this package that callers tell apart. Every error for a text that
// is not a number is a [*ParseError], matches ErrInvalid, and matches one of the
// others too.
var (
	// ErrInvalid is matched by every error for a text that does not name a number,
	// a range or a block.
	ErrInvalid = errors.New("numbering: invalid")
	// ErrSyntax is matched when the text does not read as a number.
	ErrSyntax = errors.New("numbering: not the form of a number")
	// ErrLength is matched when there are too few or too many digits.
	ErrLength = errors.New("numbering: not ten digits")
	// ErrNPA is matched when no number can have the area code.
	ErrNPA = errors.New("numbering: not an area code")
	// ErrNXX is matched when no number can have the central office code.
	ErrNXX = errors.New("numbering: not a central office code")
	// ErrCountry is matched when the number has another country code than 1.
	ErrCountry = errors.New("numbering: another country code")
	// ErrLimit is returned when more numbers are asked for than the caller's cap.
	ErrLimit = errors.New("numbering: more numbers than the limit")
)

// Problem is what keeps a text from being a number.
type Problem string

// The problems, in the order of the sentinels that they match.
const (
	ProblemEmpty      Problem = "empty"       // nothing but spaces
	ProblemCharacter  Problem = "character"   // a character that no number has
	ProblemLetters    Problem = "letters"     // letters where digits belong: see ParseVanity
	ProblemPrefix     Problem = "prefix"      // a plus or access code in the wrong place
	ProblemAddress    Problem = "address"     // an internet address
	ProblemExtension  Problem = "extension"   // an extension without digits, too long, or given twice
	ProblemURI        Problem = "uri"         // a tel URI that RFC 3966 or RFC 4694 does not allow
	ProblemDialString Problem = "dial-string" // 911, *67, 310-XXXX: dialed, but nobody's number
	ProblemRange      Problem = "range"       // a range of numbers that cannot be
	ProblemGrouping   Problem = "grouping"    // in prose: digits that no number is grouped like

	ProblemTooShort   Problem = "too-short"    // fewer than ten digits
	ProblemTooLong    Problem = "too-long"     // more than ten digits, or a text beyond MaxLength
	ProblemNoAreaCode Problem = "no-area-code" // seven digits

	ProblemNPALeading     Problem = "npa-leading"      // begins with 0 or 1
	ProblemNPAServiceCode Problem = "npa-service-code" // N11
	ProblemNPAExpansion   Problem = "npa-expansion"    // N9X, kept for longer numbers
	ProblemNPAReserved    Problem = "npa-reserved"     // 37X, 96X
	ProblemNPASpecial     Problem = "npa-special"      // 555, 950, 988

	ProblemNXXLeading     Problem = "nxx-leading"      // begins with 0 or 1
	ProblemNXXServiceCode Problem = "nxx-service-code" // N11; in toll-free codes only 911

	ProblemCountry Problem = "country" // another country code than 1
)

// Text says the problem in a few words for people. A problem that this package
// does not know is its own text.
func (p Problem) Text() string {
	if t := p.about().text; t != "" {
		return t
	}
	return string(p)
}

type aboutProblem struct {
	sentinel error
	text     string
}

func (p Problem) about() aboutProblem {
	switch p {
	case ProblemEmpty:
		return aboutProblem{ErrSyntax, "nothing to read"}
	case ProblemCharacter:
		return aboutProblem{ErrSyntax, "a character that no number has"}
	case ProblemLetters:
		return aboutProblem{ErrSyntax, "letters where digits belong"}
	case ProblemPrefix:
		return aboutProblem{ErrSyntax, "a misplaced plus sign or access code"}
	case ProblemAddress:
		return aboutProblem{ErrSyntax, "an internet address"}
	case ProblemExtension:
		return aboutProblem{ErrSyntax, "an extension that cannot be read"}
	case ProblemURI:
		return aboutProblem{ErrSyntax, "a malformed tel URI"}
	case ProblemDialString:
		return aboutProblem{ErrSyntax, "a dialed code, not a number"}
	case ProblemRange:
		return aboutProblem{ErrSyntax, "a range that cannot be"}
	case ProblemGrouping:
		return aboutProblem{ErrSyntax, "digits in groups that no number has"}
	case ProblemTooShort:
		return aboutProblem{ErrLength, "fewer than ten digits"}
	case ProblemTooLong:
		return aboutProblem{ErrLength, "more than ten digits"}
	case ProblemNoAreaCode:
		return aboutProblem{ErrLength, "seven digits: the area code is missing"}
	case ProblemNPALeading:
		return aboutProblem{ErrNPA, "the area code begins with 0 or 1"}
	case ProblemNPAServiceCode:
		return aboutProblem{ErrNPA, "the area code is a service code (N11)"}
	case ProblemNPAExpansion:
		return aboutProblem{ErrNPA, "the area code is kept for longer numbers (N9X)"}
	case ProblemNPAReserved:
		return aboutProblem{ErrNPA, "the area code is in a reserved block (37X, 96X)"}
	case ProblemNPASpecial:
		return aboutProblem{ErrNPA, "the area code is not assignable (555, 950, 988)"}
	case ProblemNXXLeading:
		return aboutProblem{ErrNXX, "the central office code begins with 0 or 1"}
	case ProblemNXXServiceCode:
		return aboutProblem{ErrNXX, "the central office code is a service code (N11)"}
	case ProblemCountry:
		return aboutProblem{ErrCountry, "another country code than 1"}
	}
	return aboutProblem{sentinel: ErrSyntax}
}

// ParseError says what is wrong with a text and where. It never holds the text: a
// mistyped number is still somebody's number.
type ParseError struct {
	Problem Problem `json:"problem"`
	// Offset is the byte at which the problem shows; Length is the text's length
	// in bytes, 0 for an error that no text caused.
	Offset int `json:"offset"`
	Length int `json:"length"`
}

// Error says the problem, the place and the length, and nothing of the text.
func (e *ParseError) Error() string {
	if e.Length == 0 {
		return "numbering: " + e.Problem.Text()
	}
	return "numbering: " + e.Problem.Text() + " (byte " + strconv.Itoa(e.Offset) + " of " + strconv.Itoa(e.Length) + ")"
}

// Is reports whether target is [ErrInvalid] or the sentinel of e's problem.
func (e *ParseError) Is(target error) bool {
	return target == ErrInvalid || target == e.Problem.about().sentinel
}

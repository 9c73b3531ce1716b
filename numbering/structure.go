package numbering

// check returns what keeps a national number of ten digits from being well-formed,
// or "". These rules are the numbering plan's form; they do not change when an area
// code is assigned.
func check(n uint64) Problem {
	if p := checkNPA(n / npaUnit); p != "" {
		return p
	}
	return checkNXX(n/npaUnit, n/nxxUnit%1e3)
}

func checkNPA(npa uint64) Problem {
	switch {
	case npa < 200:
		return ProblemNPALeading
	case npa%100 == 11:
		return ProblemNPAServiceCode
	case npa/10%10 == 9:
		return ProblemNPAExpansion
	case npa/10 == 37, npa/10 == 96:
		return ProblemNPAReserved
	case npa == 555, npa == 950, npa == 988:
		return ProblemNPASpecial
	}
	return ""
}

func checkNXX(npa, nxx uint64) Problem {
	switch {
	case nxx < 200:
		return ProblemNXXLeading
	case nxx%100 == 11 && (nxx == 911 || !isTollFree(npa)):
		return ProblemNXXServiceCode
	}
	return ""
}

// isTollFree reports whether an area code has the form of a toll-free one: 800, 822
// to 888 with equal last digits, and 880 to 889, which are set aside for toll-free.
func isTollFree(npa uint64) bool {
	return npa/100 == 8 && (npa == 800 || npa/10 == 88 || npa/10%10 == npa%10 && npa != 811)
}

// wellFormed is [check] without its reasons, and quick: badNPA has a bit for each
// area code that checkNPA refuses.
func wellFormed(npa, nxx uint64) bool {
	return badNPA[npa/64]>>(npa%64)&1 == 0 && nxx >= 200 && (nxx%100 != 11 || nxx != 911 && isTollFree(npa))
}

package hostile_test

import (
	"encoding/hex"
	"fmt"
	"log/slog"
	"strings"
)

// What is planted in the inputs. None of it may come out again.
const (
	plantedPIN     = "PIN-4471-SECRET"
	plantedSSN4    = "6613"
	plantedTaxID   = "98-7654321"
	plantedDevice  = "353918057788992"
	plantedAccount = "7719-0042-8830" // people see its last four characters
	plantedDigits  = "4471777"        // the account as somebody writes it without quotes
	plantedNumber  = "+13125550142"
	plantedName    = "Zephyrine Quillfeather"
	plantedStreet  = "418 Marrowbone Ln"
	plantedEmail   = "zephyrine@quillfeather.example"
)

// secrets are what proves the right to an account: they come out nowhere.
var secrets = []string{plantedPIN, "4471-SECRET", plantedTaxID, plantedDevice, "7719-0042", plantedDigits, "=" + plantedSSN4, `"` + plantedSSN4, " " + plantedSSN4 + " ", "{" + plantedSSN4}

// personal is what logs and errors do not tell of a subscriber.
var personal = []string{"3125550142", "312-555-0142", "(312) 555-0142", "5550142", "555-0142", "Zephyrine", "zephyrine", "Quillfeather", "Marrowbone"}

// leak returns what of the planted stands in an error, in one of its causes, in what
// fmt makes of them, or in a log line; "" for nothing.
func leak(err error) string {
	if err == nil {
		return ""
	}
	var said strings.Builder
	chain(err, &said)
	return found(said.String(), secrets, personal)
}

func chain(err error, said *strings.Builder) {
	if err == nil {
		return
	}
	printed(said, err)
	logged(said, err)
	switch e := err.(type) { //nolint:errorlint // each of the chain is looked at, as a logger does
	case interface{ Unwrap() error }:
		chain(e.Unwrap(), said)
	case interface{ Unwrap() []error }:
		for _, c := range e.Unwrap() {
			chain(c, said)
		}
	}
}

// printed writes what fmt makes of a value.
func printed(said *strings.Builder, v any) {
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d"} {
		fmt.Fprintf(said, verb+"\n", v)
	}
}

// logged writes what slog makes of a value.
func logged(said *strings.Builder, v any) {
	slog.New(slog.NewTextHandler(said, nil)).Error("refused", "value", v)
	slog.New(slog.NewJSONHandler(said, nil)).Error("refused", "value", v)
}

// found returns which of the planted a text holds, as it is or in hexadecimal; "" for
// none.
func found(text string, planted ...[]string) string {
	for _, list := range planted {
		for _, s := range list {
			x := hex.EncodeToString([]byte(s))
			if strings.Contains(text, s) || strings.Contains(text, x) || strings.Contains(text, strings.ToUpper(x)) {
				return s
			}
		}
	}
	return ""
}

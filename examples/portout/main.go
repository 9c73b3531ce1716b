// Command portout answers other carriers that ask for numbers of a platform's customer,
// against the fake carrier and in virtual time: a good request, a wrong PIN, a locked
// number, and a fraud. See README.md.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}

// run returns the exit status: 0 when every number ended where it belongs, 1 when one
// did not, 2 when the arguments are not valid.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("portout", flag.ContinueOnError)
	flags.SetOutput(stderr)
	asJSON := flags.Bool("json", false, "print the account, its events, the timeline and the statement as one JSON document")
	mails := flags.Bool("mails", false, "print the mails to the customer instead of the timeline")
	seed := flags.Uint64("seed", 1, "what PINs, and the fake carrier's choices, come from")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "portout: unexpected argument %q; see -help\n", flags.Arg(0))
		return 2
	}
	d, err := newDesk(*seed)
	if err == nil {
		err = d.run(ctx)
	}
	if err == nil {
		switch {
		case *asJSON:
			enc := json.NewEncoder(stdout)
			enc.SetIndent("", "  ")
			enc.SetEscapeHTML(false)
			err = enc.Encode(d.result())
		case *mails:
			_, err = io.WriteString(stdout, d.mailText())
		default:
			_, err = io.WriteString(stdout, d.text())
		}
	}
	if err != nil {
		fmt.Fprintf(stderr, "portout: %v\n", err)
		return 1
	}
	if !d.rightEnd() {
		fmt.Fprintln(stderr, "portout: not every number came to its right end")
		return 1
	}
	return 0
}

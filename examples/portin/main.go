// Command portin carries a port request from its arrival to its invoice, against the
// fake carrier and in virtual time. See README.md.
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

// The exit statuses.
const (
	exitDone  = 0 // every number came to its right end
	exitNot   = 1 // some number did not, or the program failed
	exitInput = 2 // the input is not valid; nothing was written
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("portin", flag.ContinueOnError)
	flags.SetOutput(stderr)
	requestFile := flags.String("request", "", "the port request, a JSON `file`; the sample if empty")
	recordsFile := flags.String("records", "", "what the losing carriers have on file, a JSON `file`; the sample's if empty")
	out := flags.String("out", "", "write the letters, mails, timelines and orders to this `folder`")
	asJSON := flags.Bool("json", false, "print the result as one JSON document")
	seed := flags.Uint64("seed", 1, "what the fake carrier's choices come from")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return exitDone
		}
		return exitInput
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "portin: unexpected argument %q; see -help\n", flags.Arg(0))
		return exitInput
	}
	in, err := load(*requestFile, sampleRequest, parseRequest)
	if err != nil {
		fmt.Fprintf(stderr, "portin: request: %v\n", err)
		return exitInput
	}
	world, err := load(*recordsFile, sampleRecords, parseRecords)
	if err != nil {
		fmt.Fprintf(stderr, "portin: records: %v\n", err)
		return exitInput
	}
	d, err := newDesk(in, world, *seed)
	if err != nil {
		fmt.Fprintf(stderr, "portin: request: %v\n", err)
		return exitInput
	}
	if err := d.run(ctx); err != nil {
		fmt.Fprintf(stderr, "portin: %v\n", err)
		return exitNot
	}
	if err := d.print(stdout, *asJSON, *out); err != nil {
		fmt.Fprintf(stderr, "portin: %v\n", err)
		return exitNot
	}
	if !d.rightEnd() {
		fmt.Fprintln(stderr, "portin: not every number came to its right end")
		return exitNot
	}
	return exitDone
}

// load reads and parses a file, or the sample if there is none.
func load[T any](file string, sample []byte, parse func([]byte) (*T, error)) (*T, error) {
	if file == "" {
		return parse(sample)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return parse(data)
}

// print writes the outcome. All of it is made before anything is written.
func (d *desk) print(w io.Writer, asJSON bool, out string) error {
	text, err := d.text()
	if err != nil {
		return err
	}
	result, err := d.result()
	if err != nil {
		return err
	}
	if out != "" {
		if err := d.write(out); err != nil {
			return err
		}
	}
	if !asJSON {
		_, err := io.WriteString(w, text)
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(result)
}

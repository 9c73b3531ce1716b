package jcs_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A host that ports numbers serves HTTP, logs, stores, keeps keys, and has the
// library's leaves and the tables of Unicode normal forms. What package loa adds is
// weighed over such a program, use by use: the linker leaves out what is not called.
const hostImports = `"crypto/ed25519"; "database/sql"; "encoding/json"; "fmt"; "log/slog"; "net/http"; "os"
"github.com/openlnp/lnp/calendar"; "github.com/openlnp/lnp/numbering"; "golang.org/x/text/unicode/norm"`

const hostWork = `
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	var v []numbering.Number
	in := json.NewDecoder(os.Stdin)
	err := in.Decode(&v)
	b, _ := json.Marshal(v)
	var n sql.Null[string]
	d, _ := calendar.ParseDate(os.Args[0])
	p, _ := numbering.Parse(os.Args[0])
	slog.Info("x", "err", err, "scan", n.Scan(os.Args[0]), "ok", ed25519.Verify(b, b, b), "date", d.AddDays(1), "n", p.National(),
		"class", numbering.Standard().Classify(p), "norm", norm.NFC.String(os.Args[0])+norm.NFKD.String(os.Args[0]))
	fmt.Println(http.ListenAndServe(os.Args[0], nil))
`

const draft = `
	var t loa.Terms
	err = in.Decode(&t)
	l := loa.Draft(t)
	now := l.CreatedAt
	fmt.Println(now)
`

var growths = []struct {
	name, imports, work string
}{
	{"a host", "", ""},
	{"import", `_ "github.com/openlnp/lnp/loa"`, ""},
	{"validate", `"github.com/openlnp/lnp/loa"`, draft + validate},
	{"compare", `"github.com/openlnp/lnp/loa"`, draft + compare},
	{"sign, seal, verify", `"github.com/openlnp/lnp/loa"`, draft + seal},
	{"text and HTML", `"github.com/openlnp/lnp/loa"`, draft + render},
	{"all of it", `"github.com/openlnp/lnp/loa"`, draft + validate + compare + seal + render},
}

const (
	validate = `
	policy, _ := loa.PolicyFor(loa.US, loa.Local)
	fmt.Println(policy.Validate(l, now), policy.ValidUntil(l))
`
	compare = `
	var r loa.Record
	m, _ := loa.MatchingFor(loa.US, loa.Local)
	fmt.Println(in.Decode(&r), loa.Compare(&m, l, r.Credentials, r).For(loa.Outside))
`
	seal = `
	l, _ = loa.Note(l, loa.Event{Type: loa.EventViewed, Trace: loa.Trace{At: now}})
	l, _ = loa.Sign(l, loa.Signature{Method: loa.Typed, Name: os.Args[0], Trace: loa.Trace{At: now}})
	_, key, _ := ed25519.GenerateKey(nil)
	l, _ = loa.SealLetter(l, key, "k", now)
	fmt.Println(loa.Verify(l, loa.Keys{"k": key.Public()}), loa.VerifyPayload(l.Payload(), l.Seal.JWS, nil))
	l = loa.Supersede(loa.Revoke(l, now, ""), "x", now)
`
	render = `
	fmt.Println(loa.Text(l), loa.HTML(l))
`
)

// TestGrowth weighs stripped programs. Each use of the package stays below 400 KB.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	dir := t.TempDir()
	var host int64
	for i, g := range growths {
		main := filepath.Join(dir, fmt.Sprintf("p%d", i), "main.go")
		src := fmt.Sprintf("package main\n\nimport (\n%s\n%s\n)\n\nfunc main() {\n%s\n%s\n}\n", hostImports, g.imports, hostWork, g.work)
		if err := os.MkdirAll(filepath.Dir(main), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(main, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
		out := main + ".bin"
		if text, err := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, main).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		info, err := os.Stat(out)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			host = info.Size()
		}
		grown := info.Size() - host
		t.Logf("%-20s %9d bytes, %+8d over a host", g.name, info.Size(), grown)
		if grown > 400<<10 && g.name != "all of it" {
			t.Errorf("%s adds %d bytes to a host", g.name, grown)
		}
	}
}

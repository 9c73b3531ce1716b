// Package golden holds what the code writes against files that are kept in the
// repository: wire forms, mails, pages of the documentation. Run with -update, a test
// writes its files anew instead; what git diff shows then is the change to be judged.
//
// Only the tests of packages that import this one know the flag, and go test gives it to
// all that it runs: go test ./porting/... -update is right, while with ./... the files
// are written, but every package without golden files fails for the flag.
package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Updating reports whether golden files are to be written anew. Only a test that does
// more than Equal has to ask.
func Updating() bool { return *update }

// Equal fails the test, and lets it go on, unless the file at path reads as got. The
// failure shows the lines that differ and the command that writes the file anew. With
// -update Equal writes the file and compares nothing.
func Equal[T ~string | ~[]byte](t testing.TB, path string, got T) {
	t.Helper()
	if Updating() {
		Write(t, path, got)
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%v; to write the file: %s", err, command(t))
	} else if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is not what the code writes (-file +code):\n%s\nif the change is meant: %s", path, diff, command(t))
	}
}

// Write writes a golden file, and makes its directory if need be. It does not ask
// whether the test is Updating.
func Write[T ~string | ~[]byte](t testing.TB, path string, text T) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(path), 0o755)
	if err == nil {
		err = os.WriteFile(path, []byte(text), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// command is what writes the files of a test anew, from any directory of its module.
func command(t testing.TB) string {
	pkg := "."
	if info, ok := debug.ReadBuildInfo(); ok {
		pkg = strings.TrimSuffix(info.Path, ".test")
	}
	test, _, _ := strings.Cut(t.Name(), "/")
	return fmt.Sprintf("go test %s -run '^%s$' -update", pkg, test)
}

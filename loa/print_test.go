package loa_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
)

// longNames returns terms whose every name and address is as long as they come.
func longNames(t loa.Terms) loa.Terms {
	t.Customer = loa.NewCompany("The Greater Springfield Regional Association of Independent Bicycle Wheelwrights & Restorers LLC")
	t.Customer.DBA = "Prairie Bicycle Works and Community Repair Workshop of Sangamon County"
	t.Signer.Name = "Maximiliana Alexandrina Whitfield-Featherstonehaugh de la Vega III"
	t.Signer.Title = "Executive Vice President for Telecommunications and Facilities"
	t.Signer.Email = "maximiliana.whitfield-featherstonehaugh@telecommunications.wheelwrights.example"
	t.ServiceAddress.Line1 = "12345-67 Northwest Martin Luther King Junior Memorial Boulevard Extension"
	t.ServiceAddress.Line2 = "Building Seventeen, Floor 23, Suite 2300-B, Telecommunications Closet East"
	t.BillingAddress.Line1 = "Post Office Box 1234567, Department of Accounts Payable"
	t.Losing.Name = "Heartland Consolidated Telephone and Telegraph Company of Central Illinois, Incorporated"
	t.Gaining.Name = "Meridian Voice Communications Holdings of North America Incorporated"
	t.Reseller = "Corner Telecom Resale and Wholesale Services of the Upper Midwest LLC"
	return t
}

// TestDense holds which letters are printed in smaller type.
func TestDense(t *testing.T) {
	full := everything()
	for name, tc := range map[string]struct {
		terms loa.Terms
		want  bool
	}{
		"English": {loatest.Terms(15), false}, "French": {loatest.French(15), false}, "Spanish": {loatest.Spanish(15), false},
		"long names": {longNames(loatest.Terms(15)), true}, "all fields": {full, true},
	} {
		require.Equal(t, tc.want, strings.Contains(loa.HTML(loatest.Sealed(tc.terms)), `<body class="dense">`), name)
	}
}

// TestPrintsOnOnePage has the browser that LNP_BROWSER names, a Chromium, print the
// letters on both sizes of paper.
func TestPrintsOnOnePage(t *testing.T) {
	browser := os.Getenv("LNP_BROWSER")
	if browser == "" {
		t.Skip("LNP_BROWSER names no browser")
	}
	full := everything()
	full.Numbers = loatest.Numbers("217555", 15)
	blank := loa.Terms{Country: loa.US, Kind: loa.Local, Language: loa.French}
	in := func(l loa.Language, t loa.Terms) loa.Terms { t.Language = l; return t }
	for name, l := range map[string]loa.Letter{
		"English": loatest.Sealed(loatest.Terms(15)), "French": loatest.Sealed(loatest.French(15)), "Spanish": loatest.Sealed(loatest.Spanish(15)),
		"blank": loa.Draft(blank), "all fields": loatest.Sealed(full),
		"long names": loatest.Sealed(longNames(loatest.Terms(15))), "long names in French": loatest.Sealed(in(loa.French, longNames(loatest.Terms(15)))),
		"long names in Spanish": loatest.Sealed(in(loa.Spanish, longNames(loatest.Terms(15)))),
	} {
		for _, size := range []string{"letter", "a4"} {
			dir := t.TempDir()
			page, file := filepath.Join(dir, "letter.html"), filepath.Join(dir, "letter.pdf")
			require.NoError(t, os.WriteFile(page, []byte(strings.Replace(loa.HTML(l), "size: auto", "size: "+size, 1)), 0o600))
			out, err := exec.CommandContext(t.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir="+dir, "--print-to-pdf="+file, "file://"+page).CombinedOutput()
			require.NoError(t, err, string(out))
			pdf, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, 1, bytes.Count(pdf, []byte("/Type /Page"))-bytes.Count(pdf, []byte("/Type /Pages")), "%s on %s", name, size)
		}
	}
}

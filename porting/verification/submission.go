package verification

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Submission is one version of a request as a carrier takes it. An adapter renames the
// fields of the form to the carrier's own.
type Submission struct {
	Request uuid.UUID `json:"request"`
	Version int       `json:"version"`
	// Key is the same however often the version is sent: a carrier, or its adapter,
	// tells by it that it has the version already.
	Key     string             `json:"key"`
	Country loa.Country        `json:"country"`
	Numbers []numbering.Number `json:"numbers"`
	Form    Form               `json:"form"`
	// Volume is the bracket of the form's monthly volume.
	Volume int `json:"volume"`
	// NotifyEmail is the account's, to which a carrier may write.
	NotifyEmail string `json:"notify_email,omitzero"`
}

// SubmissionOf returns a version of a request, to be sent. It answers with
// [ErrIllegal] if there is no such version. Equal requests give equal submissions, and
// nothing that happens to a request later changes what a version says.
func SubmissionOf(r Request, version int) (Submission, error) {
	if version < 1 || version > len(r.Filings) {
		return Submission{}, &Error{Command: KindSubmit, Err: ErrIllegal, Legal: Legal(r)}
	}
	f := r.Filings[version-1]
	return Submission{
		Request: r.ID, Version: version, Key: sendKey(r.ID, version), Country: r.Country,
		Numbers: slices.Clone(f.Numbers), Form: f.Form.clone(), Volume: r.policy().Bracket(f.Form.MonthlyVolume),
		NotifyEmail: r.Account.AdminEmail,
	}, nil
}

// Verified is the fact that a number was verified, for the host's books. It costs
// nothing, and the books say so.
type Verified struct {
	// Key is the fact's identity: a number that is approved, rejected and approved
	// again was verified once.
	Key    string           `json:"key"`
	Number numbering.Number `json:"number"`
	At     time.Time        `json:"at"`
}

// VerifiedBy returns the numbers that an event verified; none for other events.
func VerifiedBy(e Event) []Verified {
	if e.Kind != NumberApproved {
		return nil
	}
	all := make([]Verified, len(e.Numbers))
	for i, n := range e.Numbers {
		all[i] = Verified{Key: e.Request.String() + "/verified/" + n.E164(), Number: n, At: e.At}
	}
	return all
}

package porting

import (
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
)

// EstimateFacts are where a port stands, as far as an estimate needs to know.
type EstimateFacts struct {
	// State is that of the line, or of the line of an order that is furthest behind.
	State LineState
	// Now is when the estimate is asked for. Required.
	Now time.Time
	// Rejections is how often the losing carrier has rejected it so far.
	Rejections int
	// Manual says that a carrier works the port by hand.
	Manual bool
	// Release is the confirmed release; zero if there is none.
	Release carrier.Release
	// Wanted is the date that the customer asked for; none means the earliest.
	Wanted calendar.Date
}

// Estimate is when a port will probably have completed. Its dates are in order; they
// are none for a port that has ended.
type Estimate struct {
	Earliest calendar.Date `json:"earliest,omitzero"`
	Likely   calendar.Date `json:"likely,omitzero"`
	Latest   calendar.Date `json:"latest,omitzero"`
	Reasons  []Step        `json:"reasons"`
}

// Estimate says when a port will probably complete, from the rules up to the earliest
// date and from experience after it. The question's SubmittedAt is the submission of
// the last version; it does not matter before the first and after a rejection, when
// the estimate counts as if the request went out now. Its error is that of
// [Timing.Earliest].
func (t *Timing) Estimate(f EstimateFacts) (Estimate, error) {
	ask := *t
	if f.State != Submitted && f.State != Scheduled && f.State != Activating || ask.SubmittedAt.IsZero() {
		ask.SubmittedAt = f.Now
	}
	if f.State.Terminal() || f.State == Ported {
		return Estimate{Reasons: []Step{{Rule: "S24", Text: "the port has ended: " + string(f.State)}}}, nil
	}
	c, err := ask.governing()
	if err != nil {
		return Estimate{}, err
	}
	e := estimator{timekeeper: c, facts: &f, today: c.losing.DateOf(f.Now)}
	if (f.State == Scheduled || f.State == Activating) && !f.Release.Date.IsZero() {
		e.confirmed()
	} else {
		e.open()
	}
	return e.estimate, nil
}

type estimator struct {
	*timekeeper

	facts    *EstimateFacts
	today    calendar.Date
	estimate Estimate
}

func (e *estimator) because(rule, source, text string) {
	e.estimate.Reasons = append(e.estimate.Reasons, Step{Rule: rule, Source: source, Text: text})
}

// confirmed estimates a port whose release date is known.
func (e *estimator) confirmed() {
	p, d := e.policy, e.facts.Release.Date
	e.because("S23", "", "the losing carrier confirmed "+dayText(d)+"; it can still move the date")
	e.because("S26", "", "numbers activate on that day, before the end of business")
	late := e.today.After(d)
	if by := e.facts.Release.By; !by.IsZero() {
		late = e.facts.Now.After(by)
	}
	if !late {
		e.estimate.Earliest, e.estimate.Likely, e.estimate.Latest = d, d, d
		return
	}
	e.because("S27", "", "the day of release has passed without the number in service")
	e.dates(e.today, e.losing.AddBusinessDays(e.today, 1), e.today.AddDays(p.Hard.Value.From))
}

// open estimates a port without a release date.
func (e *estimator) open() {
	p, f := e.policy, e.facts
	submitted := e.losing.DateOf(e.SubmittedAt)
	e.estimate.Reasons = e.Steps
	switch f.State {
	case Submitted:
	case Rejected:
		e.because("INT-8", "47 CFR 52.35(a)", "rejected: the clock starts anew with the corrected request, counted as if it went out now")
	default:
		e.because("S16", "", "not submitted yet: counted as if the request went out now")
	}
	earliest, likely := e.Earliest, submitted.AddDays(p.Usual.Value.To)
	switch {
	case f.Manual:
		e.because(p.Hard.Rule, p.Hard.Source, "a manual port takes "+p.Hard.Value.text()+" after submission")
		earliest = laterDate(earliest, submitted.AddDays(p.Hard.Value.From))
		likely = submitted.AddDays(p.HardLikely.Value)
	case f.Rejections > 0 || f.State == Rejected:
		e.because(p.Hard.Rule, p.Hard.Source, "a port that was rejected takes "+p.Hard.Value.text()+" after submission")
		likely = submitted.AddDays(p.HardLikely.Value)
	default:
		e.because(p.Usual.Rule, p.Usual.Source, "most ports take "+p.Usual.Value.text()+" after submission, manual and rejected ones "+p.Hard.Value.text())
	}
	if f.Wanted.After(earliest) {
		e.because("INT-1", "47 CFR 52.35(a)", "the customer asked for "+dayText(f.Wanted)+", which is later than the rules need")
		earliest = f.Wanted
	}
	e.dates(earliest, likely, submitted.AddDays(p.Hard.Value.To))
}

// dates sets the estimate to days on which numbers can be released, in order and not
// before today.
func (e *estimator) dates(earliest, likely, latest calendar.Date) {
	e.estimate.Earliest = e.releasable(laterDate(earliest, e.today))
	e.estimate.Likely = e.releasable(laterDate(likely, e.estimate.Earliest))
	e.estimate.Latest = e.releasable(laterDate(latest, e.estimate.Likely))
}

// releasable returns the first day on or after d on which both carriers work.
func (e *estimator) releasable(d calendar.Date) calendar.Date {
	if d == e.Earliest {
		return d
	}
	return e.activates(e.losing.NextBusinessDay(d))
}

func laterDate(a, b calendar.Date) calendar.Date {
	if a.Before(b) {
		return b
	}
	return a
}

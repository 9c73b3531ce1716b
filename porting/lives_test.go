package porting_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// lives are histories worth keeping. What is recorded of one in testdata/lives is never
// written again: TestRecordedLives replays it as it was.
var lives = map[string]func(*testing.T) *life{
	"completed-with-texting": func(t *testing.T) *life {
		l := ported(t)
		l.do(porting.RecordConfigured{By: desk})
		l.do(porting.ReceiveMessaging{By: partner, Response: carrier.EnableMessagingResponse{Lines: []carrier.MessagingLine{
			{Number: first, Status: carrier.MessagingActive, At: l.now}, {Number: second, Status: carrier.MessagingPending, At: l.now},
		}}})
		for len(l.order.Notices) > 0 {
			l.do(porting.RecordNotice{By: desk, Key: l.order.Notices[0].Key()})
		}
		return l
	},
	"one-ported-one-rejected": func(t *testing.T) *life {
		l := submitted(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, release("2026-03-10"), func(r *carrier.LineReport) {
			if r.Number == second {
				r.Status, r.Release, r.Reasons = carrier.Rejected, carrier.Release{}, []carrier.Reason{{Code: carrier.NumberNotOnAccount}}
			}
		}))
		l.now = day("2026-03-10").At(16, 0, time.UTC)
		l.do(l.report(carrier.Active, func(r *carrier.LineReport) {
			if r.Number == second {
				r.Status = carrier.Rejected
			}
		}))
		return l
	},
	"date-changed": func(t *testing.T) *life {
		l := scheduled(t, "2026-03-10")
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		version := func(r *carrier.LineReport) { r.Version = 2 }
		l.later(time.Hour)
		l.do(l.report(carrier.Received, version))
		l.later(time.Hour)
		l.do(l.report(carrier.Confirmed, version, release("2026-03-20")))
		return l
	},
	"date-refused": func(t *testing.T) *life {
		l := scheduled(t, "2026-03-10")
		l.do(porting.ChangeDate{By: admin, Date: day("2026-03-20")})
		l.do(porting.RefuseDate{By: partner, Version: 2, Reason: carrier.Reason{Code: carrier.CannotSupplement}})
		return l
	},
	"jeopardy": func(t *testing.T) *life {
		l := scheduled(t, "2026-03-10")
		l.later(time.Hour)
		l.do(l.report(carrier.Jeopardy, reject(carrier.LosingCarrierNotReady)))
		return l
	},
	"canceled-after-submission": canceled,
	"ported-although-canceled": func(t *testing.T) *life {
		l := canceled(t)
		l.later(time.Hour)
		l.do(l.report(carrier.Active))
		return l
	},
	"abandoned": func(t *testing.T) *life {
		l := newLife(t)
		l.do(opening(porting.StandingTrial))
		l.do(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
		l.do(porting.AskDocuments{By: agent})
		l.later(30 * 24 * time.Hour)
		l.do(porting.Abandon{By: desk})
		return l
	},
	"returned": func(t *testing.T) *life {
		l := ported(t)
		l.do(porting.AskReturn{By: admin, Numbers: []numbering.Number{first}, Reason: "the wrong number"})
		l.later(time.Hour)
		l.do(l.report(carrier.Returned, func(r *carrier.LineReport) {
			if r.Number == second {
				r.Status = carrier.Active
			}
		}))
		return l
	},
	"trouble": func(t *testing.T) *life {
		l := scheduled(t, "2026-03-10")
		l.do(porting.RemindRelease{By: desk})
		l.now = l.order.Lines[0].Release.By.Add(time.Second)
		l.do(porting.RaiseTrouble{By: desk, Trouble: porting.NotWorking})
		l.do(porting.Comment{By: agent, Text: "the carrier looks into it", Private: true, Key: "c-1"})
		return l
	},
	"lapsed-in-the-queue": func(t *testing.T) *life {
		l := newLife(t)
		l.queued(porting.StandingPaid)
		l.later(61 * 24 * time.Hour)
		l.do(porting.Submit{By: agent})
		return l
	},
	"overdue": func(t *testing.T) *life {
		l := submitted(t)
		l.now = l.order.AnswerBy
		l.do(porting.Escalate{By: agent, Reason: "called the carrier"})
		l.do(l.report(carrier.Received))
		return l
	},
}

func canceled(t *testing.T) *life {
	l := submitted(t)
	l.do(porting.Cancel{By: admin, Reason: "we stay"})
	l.later(time.Hour)
	l.do(l.report(carrier.Canceled))
	return l
}

// TestLives walks each life, and records those that are not recorded yet.
func TestLives(t *testing.T) {
	for name, walk := range lives {
		t.Run(name, func(t *testing.T) {
			l := walk(t)
			require.NoError(t, porting.ValidateHistory(l.events))
			file := "testdata/lives/" + name + ".jsonl"
			if _, err := os.Stat(file); golden.Updating() && os.IsNotExist(err) {
				var b strings.Builder
				for _, e := range l.events {
					line, err := json.Marshal(e)
					require.NoError(t, err)
					b.Write(append(line, '\n'))
				}
				golden.Write(t, file, b.String())
			}
			require.FileExists(t, file, "record it with -update")
		})
	}
}

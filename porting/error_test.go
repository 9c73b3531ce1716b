package porting_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/porting"
)

// TestErrorText holds that an error says what was refused, where, why, and what helps.
func TestErrorText(t *testing.T) {
	for want, e := range map[string]porting.Error{
		"porting: command is not valid": {Err: porting.ErrInvalid},
		"porting: comment: command is not valid: text: say something": {
			Command: porting.KindComment, Err: porting.ErrInvalid, Field: "text", Message: "say something",
		},
		"porting: submit: command is not legal in this state: legal are open": {
			Command: porting.KindSubmit, Err: porting.ErrIllegal, Legal: []porting.CommandKind{porting.KindOpen},
		},
		"porting: submit: command is not legal in this state: legal are cancel, comment": {
			Command: porting.KindSubmit, Err: porting.ErrIllegal, Legal: []porting.CommandKind{porting.KindCancel, porting.KindComment},
		},
		"porting: submit: order is not complete: letter (letter-missing)": {
			Command: porting.KindSubmit, Err: porting.ErrIncomplete, Missing: []porting.Missing{{Field: "letter", Code: "letter-missing"}},
		},
		"porting: submit: order is not complete: letter (letter-missing), document (doc.required)": {
			Command: porting.KindSubmit, Err: porting.ErrIncomplete,
			Missing: []porting.Missing{{Field: "letter", Code: "letter-missing"}, {Field: "document", Code: "doc.required"}},
		},
	} {
		require.EqualError(t, &e, want)
		require.ErrorIs(t, &e, e.Err)
	}
}

// TestSayWhat refuses commands that say nothing; the error names what to say.
func TestSayWhat(t *testing.T) {
	l := ported(t)
	for field, c := range map[string]porting.Command{
		"text":    porting.Comment{By: admin},
		"trouble": porting.RaiseTrouble{By: admin},
		"ticket":  porting.OpenTicket{By: agent, Agent: "Dana"},
		"agent":   porting.OpenTicket{By: agent, Ticket: "T-1"},
		"reason":  porting.AskReturn{By: admin},
	} {
		e := l.refuse(c)
		require.ErrorIs(t, e, porting.ErrInvalid)
		require.Equal(t, field, e.Field)
		require.NotEmpty(t, e.Message)
	}
}

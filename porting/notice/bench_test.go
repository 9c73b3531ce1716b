package notice_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

func BenchmarkMail(b *testing.B) {
	o, n := sample("fr"), occasion(porting.NoticeApproved, "")
	b.ReportAllocs()
	for b.Loop() {
		notice.Mail(o, n, nil)
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10000, 20000} {
		events, business := many(n, 2), calendar.USCore(time.UTC)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.NotEmpty(b, notice.Draw(events, presently, business, notice.Locale{}).SVG())
			}
		})
	}
}

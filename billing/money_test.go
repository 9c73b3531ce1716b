package billing_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/billing"
)

func TestMoneyIsSmall(t *testing.T) {
	require.EqualValues(t, 16, unsafe.Sizeof(billing.Money{}))
}

func TestNoMoney(t *testing.T) {
	var none billing.Money
	require.False(t, none.IsValid())
	require.Empty(t, none.String())
	require.Empty(t, none.Amount())
	require.Empty(t, none.Currency())
	require.Zero(t, none.Sign())
	sum, err := none.Add(money("5.00 USD"))
	require.NoError(t, err)
	require.Equal(t, money("5.00 USD"), sum)
	sum, err = sum.Add(none)
	require.NoError(t, err)
	require.Equal(t, money("5.00 USD"), sum)
	require.NotEqual(t, none, money("0.00 USD"), "0.00 USD is an amount")
	require.Equal(t, -1, none.Compare(money("-5.00 USD")))
	sum, err = billing.Sum()
	require.NoError(t, err)
	require.Equal(t, none, sum)
}

func TestMoneyDecimals(t *testing.T) {
	big30, err := decimal.NewFromString("1000000000000000000000000000000")
	require.NoError(t, err)
	padded, err := decimal.NewFromString("5.0000000000000000000000000000000000")
	require.NoError(t, err)
	for _, c := range []struct {
		in   decimal.Decimal
		cur  billing.Currency
		want string
		err  error
	}{
		{decimal.Decimal{}, billing.USD, "0.00 USD", nil},
		{decimal.New(500, -2), billing.USD, "5.00 USD", nil},
		{decimal.New(5, 0), billing.USD, "5.00 USD", nil},
		{decimal.New(5, 3), billing.USD, "5000.00 USD", nil},
		{decimal.New(-5, -1), billing.CAD, "-0.50 CAD", nil},
		{padded, billing.USD, "5.00 USD", nil},
		{decimal.New(5005, -3), billing.USD, "", billing.ErrPrecision},
		{decimal.New(1, math.MinInt32), billing.USD, "", billing.ErrPrecision},
		{decimal.New(1, math.MaxInt32), billing.USD, "", billing.ErrRange},
		{decimal.New(0, math.MaxInt32), billing.USD, "0.00 USD", nil},
		{big30, billing.USD, "", billing.ErrRange},
		{decimal.New(math.MinInt64, -2), billing.USD, "", billing.ErrRange},
		{decimal.New(1, 0), "EURO", "", billing.ErrCurrency},
		{decimal.New(1, 0), "", "", billing.ErrCurrency},
	} {
		got, err := billing.NewMoney(c.in, c.cur)
		require.ErrorIs(t, err, c.err)
		require.Equal(t, c.want, got.String())
		if err == nil {
			require.True(t, got.Decimal().Equal(c.in))
		}
	}
	_, err = billing.MinorUnits(math.MinInt64, billing.USD)
	require.ErrorIs(t, err, billing.ErrRange)
}

// RoundMoney rounds as math/big.Rat does, whatever the exponent.
func TestRoundMoney(t *testing.T) {
	for _, c := range []struct {
		coefficient int64
		exponent    int32
		r           billing.Rounding
		want        string
	}{
		{5005, -3, "", "5.00 USD"},
		{5015, -3, "", "5.02 USD"},
		{5005, -3, billing.HalfUp, "5.01 USD"},
		{-5005, -3, billing.HalfUp, "-5.01 USD"},
		{5009, -3, billing.Down, "5.00 USD"},
		{-5009, -3, billing.Down, "-5.00 USD"},
		{5001, -3, billing.Up, "5.01 USD"},
		{-5001, -3, billing.Up, "-5.01 USD"},
		{1, math.MinInt32, billing.Up, "0.01 USD"},
		{-1, math.MinInt32, billing.Up, "-0.01 USD"},
		{1, math.MinInt32, billing.HalfUp, "0.00 USD"},
	} {
		got, err := billing.RoundMoney(decimal.New(c.coefficient, c.exponent), billing.USD, c.r)
		require.NoError(t, err)
		require.Equal(t, c.want, got.String())
	}
	rapid.Check(t, func(t *rapid.T) {
		n, exp := rapid.Int64Range(0, 1<<40).Draw(t, "coefficient"), rapid.Int32Range(-18, 3).Draw(t, "exponent")
		r := rapid.SampledFrom([]billing.Rounding{billing.HalfEven, billing.HalfUp, billing.Down, billing.Up}).Draw(t, "rounding")
		got, err := billing.RoundMoney(decimal.New(n, exp), billing.USD, r)
		require.NoError(t, err)
		x := new(big.Rat).SetInt64(n)
		ten := big.NewRat(10, 1)
		for range max(exp+2, 0) {
			x.Mul(x, ten)
		}
		for range max(-exp-2, 0) {
			x.Quo(x, ten)
		}
		require.Equal(t, roundRat(x, r).Int64(), got.Minor())
	})
}

// The decimal library's package variables change nothing here.
func TestDecimalGlobals(t *testing.T) {
	defer func(j, z, s bool, p int) {
		decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros, decimal.UseScientificNotation, decimal.DivisionPrecision = j, z, s, p
	}(decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros, decimal.UseScientificNotation, decimal.DivisionPrecision)
	for _, on := range []bool{false, true} {
		decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros, decimal.UseScientificNotation = on, on, on
		decimal.DivisionPrecision = 0
		m, err := billing.NewMoney(decimal.New(12, 2), billing.USD)
		require.NoError(t, err)
		b, err := json.Marshal(m)
		require.NoError(t, err)
		require.JSONEq(t, `{"amount":"1200.00","currency":"USD"}`, string(b))
		require.Equal(t, "1200.00 USD", m.String())
		third, err := m.MulFrac(1, 7, billing.HalfEven)
		require.NoError(t, err)
		require.Equal(t, "171.43 USD", third.String())
		m, err = billing.RoundMoney(decimal.New(10049, -3), billing.USD, billing.HalfEven)
		require.NoError(t, err)
		require.Equal(t, "10.05 USD", m.String())
	}
}

func TestMoneyArithmetic(t *testing.T) {
	most := money("92233720368547758.07 USD")
	cent := money("0.01 USD")
	_, err := most.Add(cent)
	require.ErrorIs(t, err, billing.ErrRange)
	_, err = most.Neg().Sub(cent)
	require.ErrorIs(t, err, billing.ErrRange)
	_, err = most.Mul(2)
	require.ErrorIs(t, err, billing.ErrRange)
	_, err = most.Mul(math.MinInt64)
	require.ErrorIs(t, err, billing.ErrRange)
	_, err = cent.MulFrac(1, 0, billing.Down)
	require.ErrorIs(t, err, billing.ErrRange)
	_, err = cent.Add(money("0.01 CAD"))
	require.ErrorIs(t, err, billing.ErrMixed)
	_, err = billing.Sum(cent, cent, money("1 JPY"))
	require.ErrorIs(t, err, billing.ErrMixed)
	same, err := most.Mul(1)
	require.NoError(t, err)
	require.Equal(t, most, same)
	same, err = most.MulFrac(math.MinInt64, math.MinInt64, billing.Up)
	require.NoError(t, err)
	require.Equal(t, most, same)
	half, err := money("-0.05 USD").MulFrac(1, 2, billing.HalfEven)
	require.NoError(t, err)
	require.Equal(t, "-0.02 USD", half.String())
	sum, err := billing.Sum(cent, most.Neg(), money("2.00 USD"))
	require.NoError(t, err)
	require.Equal(t, "-92233720368547756.06 USD", sum.String())
	sum, err = billing.Sum()
	require.NoError(t, err)
	require.False(t, sum.IsValid())
	same, err = cent.Neg().Mul(1)
	require.NoError(t, err)
	require.Equal(t, cent.Neg(), same)
	_, err = money("46116860184273879.04 USD").MulFrac(4, 1, billing.Down) // 2^64
	require.ErrorIs(t, err, billing.ErrRange)
	_, err = money("61489146912365172.05 USD").MulFrac(3, 2, billing.Up) // half a cent above the most
	require.ErrorIs(t, err, billing.ErrRange)
	same, err = money("61489146912365172.05 USD").MulFrac(3, 2, billing.Down)
	require.NoError(t, err)
	require.Equal(t, most, same)
	require.Equal(t, 1, money("5.00 USD").Compare(money("4.00 USD")))
	require.Equal(t, 1, money("4.00 USD").Compare(money("5.00 CAD")), "by currency first")
	require.Empty(t, cmp.Diff(money("5 USD"), money("5.00 USD")))

	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64().Draw(t, "a"), rapid.Int64().Draw(t, "b")
		den := rapid.Int64().Filter(func(n int64) bool { return n != 0 }).Draw(t, "den")
		r := rapid.SampledFrom([]billing.Rounding{billing.HalfEven, billing.HalfUp, billing.Down, billing.Up}).Draw(t, "rounding")
		m, err := billing.MinorUnits(a, billing.USD)
		if err != nil {
			return
		}
		x := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(a), big.NewInt(b)), big.NewInt(den))
		want := roundRat(new(big.Rat).Abs(x), r)
		if x.Sign() < 0 {
			want.Neg(want)
		}
		got, err := m.MulFrac(b, den, r)
		if !want.IsInt64() || want.Int64() == math.MinInt64 {
			require.ErrorIs(t, err, billing.ErrRange)
		} else {
			require.NoError(t, err)
			require.Equal(t, want.Int64(), got.Minor())
		}
		n, err := billing.MinorUnits(b, billing.USD)
		if err != nil {
			return
		}
		sum := new(big.Int).Add(big.NewInt(a), big.NewInt(b))
		got, err = m.Add(n)
		if !sum.IsInt64() || sum.Int64() == math.MinInt64 {
			require.ErrorIs(t, err, billing.ErrRange)
		} else {
			require.NoError(t, err)
			require.Equal(t, sum.Int64(), got.Minor())
		}
	})
}

func TestAllocateRefuses(t *testing.T) {
	for _, weights := range [][]int64{nil, {0}, {0, 0}, {-1, 2}, {2, -1}, {math.MaxInt64, 1}, {math.MaxInt64, math.MaxInt64}} {
		_, err := money("5.00 USD").Allocate(weights...)
		require.ErrorIs(t, err, billing.ErrRange, weights)
	}
	parts, err := money("5.00 USD").Allocate(0, 1, 0)
	require.NoError(t, err)
	require.Equal(t, []billing.Money{money("0.00 USD"), money("5.00 USD"), money("0.00 USD")}, parts)
}

func TestAllocate(t *testing.T) {
	for _, c := range []struct {
		in      string
		weights []int64
		want    string
	}{
		{"10.00 USD", []int64{1, 1, 1}, "[3.33 USD 3.34 USD 3.33 USD]"},
		{"0.05 USD", []int64{1, 1}, "[0.02 USD 0.03 USD]"},
		{"-10.00 USD", []int64{1, 1, 1}, "[-3.33 USD -3.34 USD -3.33 USD]"},
		{"0.02 USD", []int64{1, 0, 1, 1}, "[0.01 USD 0.00 USD 0.00 USD 0.01 USD]"},
		{"100 JPY", []int64{70, 30}, "[70 JPY 30 JPY]"},
	} {
		parts, err := money(c.in).Allocate(c.weights...)
		require.NoError(t, err)
		require.Equal(t, c.want, fmt.Sprint(parts))
	}
	for _, bad := range [][]int64{nil, {0}, {1, -1}, {math.MaxInt64, 1}} {
		_, err := money("1.00 USD").Allocate(bad...)
		require.ErrorIs(t, err, billing.ErrRange)
	}
	rapid.Check(t, func(t *rapid.T) {
		m, err := billing.MinorUnits(rapid.Int64Range(math.MinInt64+1, math.MaxInt64).Draw(t, "m"), billing.USD)
		require.NoError(t, err)
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1<<50), 1, 40).Draw(t, "weights")
		weights[0]++
		parts, err := m.Allocate(weights...)
		require.NoError(t, err)
		sum, whole := new(big.Int), new(big.Int)
		for i, p := range parts {
			sum.Add(sum, big.NewInt(p.Minor()))
			whole.Add(whole, big.NewInt(weights[i]))
		}
		require.Equal(t, m.Minor(), sum.Int64(), "no cent is lost")
		for i, p := range parts {
			exact := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(m.Minor()), big.NewInt(weights[i])), whole)
			exact.Sub(exact, new(big.Rat).SetInt64(p.Minor()))
			require.LessOrEqual(t, exact.Abs(exact).Cmp(big.NewRat(1, 1)), 0, "within a cent of the share")
		}
	})
}

func TestMoneyAllocatesNothing(t *testing.T) {
	a, b := money("5.00 USD"), money("20.00 USD")
	buf := make([]byte, 0, 64)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		sum, _ := a.Add(b)
		part, _ := sum.MulFrac(17, 31, billing.HalfEven)
		if part.Compare(a) == 0 || part.Currency() != billing.USD {
			panic("no")
		}
		m, _ := billing.MinorUnits(part.Minor(), billing.USD)
		buf, _ = m.AppendText(buf[:0])
	}))
}

func ExampleMoney_Allocate() {
	parts, err := billing.MustParseMoney("10.00 USD").Allocate(1, 1, 1)
	fmt.Println(parts, err)
	// Output: [3.33 USD 3.34 USD 3.33 USD] <nil>
}

func ExampleMoney_MulFrac() {
	month := billing.MustParseMoney("5.00 USD")
	part, err := month.MulFrac(15, 31, billing.HalfEven)
	fmt.Println(part, err)
	// Output: 2.42 USD <nil>
}

func ExampleNewMoney() {
	price, err := billing.NewMoney(decimal.New(500, -2), billing.USD)
	fmt.Println(price, err)
	_, err = billing.NewMoney(decimal.New(5005, -3), billing.USD)
	fmt.Println(err)
	rounded, err := billing.RoundMoney(decimal.New(5005, -3), billing.USD, billing.HalfUp)
	fmt.Println(rounded, err)
	// Output:
	// 5.00 USD <nil>
	// billing: amount has more decimals than its currency
	// 5.01 USD <nil>
}

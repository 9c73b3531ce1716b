package sample

import "testing"

func TestAdult(t *testing.T) {
	if Adult(17) || !Adult(18) || !Adult(30) {
		t.Fatal("not of age")
	}
}

func TestChild(t *testing.T) {
	if !Child(3) || Child(30) {
		t.Fatal("not a child")
	}
}

func TestBoth(t *testing.T) {
	if !Both(true, true) || Both(true, false) || Both(false, true) {
		t.Fatal("not both")
	}
}

func TestSum(t *testing.T) {
	if Sum(3) != 6 {
		t.Fatal(Sum(3))
	}
}

func TestMark(t *testing.T) {
	for s, want := range map[string]Level{"": 0, "a": 1, "!": 6} {
		if got, _ := Mark(s); got != want {
			t.Fatal(s, got)
		}
	}
}

func TestMake(t *testing.T) {
	if len(Make()) != 2 {
		t.Fatal(Make())
	}
}

func TestFirst(t *testing.T) {
	if v, ok := First([]string{"a"}); v != "a" || !ok {
		t.Fatal(v, ok)
	}
	if _, ok := First[int](nil); ok {
		t.Fatal("something in nothing")
	}
}

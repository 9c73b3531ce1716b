package world

import (
	"sync"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// place is a town with its area codes. Towns, streets and codes are real as data; the
// people and accounts in them are invented, and all numbers are 555-0100 to 555-0199.
type place struct {
	city, region, postal string
	npas                 []int
}

var placesUS = [...]place{
	{"Chicago", "IL", "60622", []int{312, 773, 872}},
	{"Springfield", "IL", "62701", []int{217, 309, 618}},
	{"Austin", "TX", "78701", []int{512, 737}},
	{"Houston", "TX", "77002", []int{713, 281, 832}},
	{"Denver", "CO", "80202", []int{303, 720}},
	{"Portland", "OR", "97205", []int{503, 971}},
	{"Seattle", "WA", "98101", []int{206, 253, 425}},
	{"Sacramento", "CA", "95814", []int{916, 530}},
	{"Los Angeles", "CA", "90013", []int{213, 310, 323}},
	{"Phoenix", "AZ", "85004", []int{602, 480, 623}},
	{"Atlanta", "GA", "30303", []int{404, 678, 770}},
	{"Miami", "FL", "33130", []int{305, 786}},
	{"Orlando", "FL", "32801", []int{407, 321}},
	{"Boston", "MA", "02108", []int{617, 857}},
	{"Albany", "NY", "12207", []int{518, 315}},
	{"Brooklyn", "NY", "11201", []int{718, 347, 929}},
	{"Columbus", "OH", "43215", []int{614, 740}},
	{"Cleveland", "OH", "44113", []int{216, 440}},
	{"Nashville", "TN", "37203", []int{615, 629}},
	{"Richmond", "VA", "23219", []int{804, 757}},
}

var placesCA = [...]place{
	{"Toronto", "ON", "M5V 2T6", []int{416, 647, 437}},
	{"Ottawa", "ON", "K1P 5M7", []int{613, 343}},
	{"Vancouver", "BC", "V6B 1A1", []int{604, 778, 236}},
	{"Calgary", "AB", "T2P 1J9", []int{403, 587}},
	{"Winnipeg", "MB", "R3C 0V8", []int{204, 431}},
	{"Halifax", "NS", "B3J 1S9", []int{902, 782}},
}

// rural are area codes whose 555 prefix the partner does not cover.
var rural = [...]int{907, 208, 406, 701, 605, 307}

var tollFree = [...]int{800, 833, 844, 855, 866, 877, 888}

var streets = [...]string{
	"Elm Street", "Oak Avenue", "Maple Drive", "Cedar Lane", "Washington Boulevard", "Lake Road", "Mill Court", "Hill Place",
}

var firstNames = [...]string{"June", "Robert", "Maria", "Ken", "Zoe", "Omar", "Grace", "Luis", "Anna", "Peter", "Ruth", "Ivan"}

var lastNames = [...]string{"Alvarez", "Smith", "Whitfield", "Okafor", "Tremblay", "Nguyen", "Baker", "Rossi", "Cohen", "Novak"}

var trades = [...]string{"Bakery", "Dental Group", "Plumbing", "Bicycle Works", "Law Office", "Travel", "Florist", "Hardware"}

var losingUS = [...]string{"Prairie Bell", "Heartland Telephone", "Coastal Cable Voice", "Summit Communications"}

var losingCA = [...]string{"Northern Lights Telecom", "Maple Line"}

// fixed is what all worlds share and none changes.
type fixed struct {
	plan   *numbering.Plan
	zone   *time.Location
	hours  calendar.Calendar
	lines  map[int][]numbering.Number // the numbers of an area code
	policy map[policyKey]loa.Policy
}

type policyKey struct {
	country loa.Country
	kind    loa.Kind
}

// shared is made once for the program.
var shared = sync.OnceValue(func() *fixed {
	zone, err := time.LoadLocation("America/Chicago")
	if err != nil {
		zone = time.FixedZone("CST", -6*60*60)
	}
	s := &fixed{
		plan: numbering.Standard().WithFictional(), zone: zone, hours: calendar.USCore(zone),
		lines: map[int][]numbering.Number{}, policy: map[policyKey]loa.Policy{},
	}
	add := func(npas ...int) {
		for _, npa := range npas {
			for line := range 100 {
				n, _ := numbering.FromDigits(uint64(npa)*1e7 + 5550100 + uint64(line))
				s.lines[npa] = append(s.lines[npa], n)
			}
		}
	}
	for _, p := range placesUS {
		add(p.npas...)
	}
	for _, p := range placesCA {
		add(p.npas...)
	}
	add(rural[:]...)
	add(tollFree[:]...)
	for _, c := range []loa.Country{loa.US, loa.CA} {
		for _, k := range []loa.Kind{loa.Local, loa.Wireless, loa.TollFree} {
			s.policy[policyKey{c, k}], _ = loa.PolicyFor(c, k)
		}
	}
	return s
})

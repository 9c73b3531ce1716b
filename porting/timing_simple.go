package porting

import (
	"fmt"
	"strings"
)

// Service is what a number is served with on one side of a port. The empty one is
// not known.
type Service string

// The services.
const (
	ServiceWireline Service = "wireline"
	ServiceWireless Service = "wireless"
	ServiceVoIP     Service = "voip" // interconnected VoIP
)

// Modality is the kind of a port by the services on its two sides.
type Modality string

// The modalities.
const (
	WirelinePort Modality = "wireline"
	WirelessPort Modality = "wireless" // wireless to wireless
	// Intermodal is between wireline and wireless, either way, and every port that
	// involves interconnected VoIP: 47 CFR 52.35(e)(3).
	Intermodal   Modality = "intermodal"
	TollFreePort Modality = "toll-free" // a change of the responsible organization
)

// ModalityOf returns the modality of a port of a geographic number. Where a side is
// not known it is [Intermodal], the one that promises least.
func ModalityOf(losing, gaining Service) Modality {
	switch {
	case losing == ServiceWireline && gaining == ServiceWireline:
		return WirelinePort
	case losing == ServiceWireless && gaining == ServiceWireless:
		return WirelessPort
	}
	return Intermodal
}

// text names the port with its article.
func (m Modality) text() string {
	if m == Intermodal {
		return "an intermodal"
	}
	return "a " + string(m)
}

// Answer is what is known of a yes-or-no fact. The empty one is "not known".
type Answer string

// The answers.
const (
	AnswerYes Answer = "yes"
	AnswerNo  Answer = "no"
)

// SimpleFacts are what makes a port simple (FCC 07-188). The zero SimpleFacts know
// nothing, and a port of which something is not known is not simple.
type SimpleFacts struct {
	// Lines is the number of lines of the account at the losing carrier; 0 is not
	// known.
	Lines int `json:"lines,omitzero"`
	// UnbundledElements: the service uses unbundled network elements.
	UnbundledElements Answer `json:"unbundled_elements,omitzero"`
	// ComplexSwitching: Centrex, ISDN, AIN, remote call forwarding, or several
	// services on the loop.
	ComplexSwitching Answer `json:"complex_switching,omitzero"`
	// Reseller: the losing side includes a reseller.
	Reseller Answer `json:"reseller,omitzero"`
	// VoIPClass is 1, 2 or 3 for an interconnected VoIP provider, 0 for none or not
	// known. Only class 3 counts as a reseller; a class settles Reseller.
	VoIPClass int `json:"voip_class,omitzero"`
	// Evidence is where this was learned: the new provider has to make every
	// reasonable effort to verify it. The empty one is nowhere.
	Evidence SimpleEvidence `json:"evidence,omitzero"`
}

// SimpleEvidence is where the facts of a simple port come from.
type SimpleEvidence string

// The kinds of evidence that the NANC flows name.
const (
	FromCSR         SimpleEvidence = "csr"
	FromAttestation SimpleEvidence = "attestation" // the end user was asked
)

// Obstacle is a reason why a port is not simple.
type Obstacle struct {
	Rule string `json:"rule"`
	Text string `json:"text"`
}

// Obstacles returns everything that keeps a port of so many numbers from being
// simple, what is not known with it. None means that it is simple.
func (f SimpleFacts) Obstacles(numbers int) []Obstacle {
	var list []Obstacle
	add := func(rule, text string) { list = append(list, Obstacle{rule, text}) }
	ask := func(a Answer, rule, what string) {
		switch a {
		case AnswerNo:
		case AnswerYes:
			add(rule, "the losing side's service has "+what)
		default:
			add(rule, "it is not known whether the losing side's service has "+what)
		}
	}
	switch {
	case numbers > 1:
		add("INT-12", fmt.Sprintf("the order has %d numbers", numbers))
	case f.Lines > 1:
		add("INT-12", fmt.Sprintf("the account has %d lines", f.Lines))
	case f.Lines < 1:
		add("INT-12", "the number of lines of the account is not known")
	}
	ask(f.UnbundledElements, "INT-12", "unbundled network elements")
	ask(f.ComplexSwitching, "INT-12", "complex switch translations")
	switch f.VoIPClass {
	case 0:
		ask(f.Reseller, "INT-12", "a reseller")
	case 1, 2:
	case 3:
		add("INT-13", "the losing side is a VoIP provider of class 3, which counts as a reseller")
	default:
		add("INT-13", "the class of the VoIP provider is not known")
	}
	if f.Evidence == "" {
		add("INT-14", "nothing verifies it: neither a CSR nor the end user's word")
	}
	return list
}

func obstacleTexts(list []Obstacle) string {
	texts := make([]string, len(list))
	for i, o := range list {
		texts[i] = o.Text
	}
	return strings.Join(texts, "; ")
}

// Module jcs holds the canonical JSON of package loa against an independent
// implementation; nobody who imports the library downloads it.
module github.com/openlnp/lnp/internal/bench/jcs

go 1.26.0

replace github.com/openlnp/lnp => ../../..

require (
	github.com/gowebpki/jcs v1.0.2
	github.com/openlnp/lnp v0.0.0-00010101000000-000000000000
	pgregory.net/rapid v1.3.0
)

require golang.org/x/text v0.43.0 // indirect

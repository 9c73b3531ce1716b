// Module bench measures the library beside its peers; nobody who imports the
// library downloads them.
module github.com/openlnp/lnp/internal/bench

go 1.26.0

replace github.com/openlnp/lnp => ../..

require (
	github.com/nyaruka/phonenumbers/v2 v2.0.7
	github.com/openlnp/lnp v0.0.0-00010101000000-000000000000
	github.com/rickar/cal/v2 v2.1.13
)

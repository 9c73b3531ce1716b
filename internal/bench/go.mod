// Module bench measures the library beside its peers; nobody who imports the
// library downloads them.
module github.com/openlnp/lnp/internal/bench

go 1.26.0

replace github.com/openlnp/lnp => ../..

require (
	github.com/google/uuid v1.6.0
	github.com/looplab/fsm v1.0.3
	github.com/nyaruka/phonenumbers/v2 v2.0.7
	github.com/openlnp/lnp v0.0.0-00010101000000-000000000000
	github.com/qmuntal/stateless v1.7.2
	github.com/rickar/cal/v2 v2.1.13
	github.com/stretchr/testify v1.12.1
)

require (
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/text v0.43.0 // indirect
	google.golang.org/protobuf v1.36.11 // indirect
)

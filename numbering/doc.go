// Package numbering models telephone numbers of the North American Numbering Plan.
package numbering

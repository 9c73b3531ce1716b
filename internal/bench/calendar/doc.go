// Package calendar holds package calendar beside github.com/rickar/cal/v2: as an
// oracle over every day of 2000 to 2099, with each difference and who is right, and
// as a peer in speed.
package calendar

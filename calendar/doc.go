// Package calendar gives civil dates, business days and business hours for the
// United States and Canada.
//
// A [Date] is a day on the wall calendar, in no zone and without a time: unlike a
// [time.Time] at midnight it does not change with the zone in which it is read, and
// two of them compare with ==. A [Calendar] is a zone, the weekdays worked, the
// opening hours and the holidays, each with its rule of observance; it answers in
// dates for "four business days later" and in instants for "24 open hours later".
//
// Calendars cover the years 1900 to 2200. Adding and counting business days costs the
// same however far it reaches and allocates nothing: a calendar holds one bit a day
// and running counts, about 60 KB with its holidays, made once by [New] or by a preset
// such as [USFederal]. A calendar is a small immutable value: make one for each
// carrier and zone, keep it, copy it freely, use it from many goroutines.
//
// Holidays are data. A [Holiday] has a name, a [Rule], an [Observance], the years it
// holds for and its source; the presets are made from lists of them that a host can
// read, change and make its own calendar from. 47 CFR 52.35(a) leaves the holidays of
// a port to the losing carrier, so a preset is a start, and [Calendar.With] adds what
// the carrier publishes.
//
// The package reads no clock and holds no zone database. A zone is a *time.Location
// that the caller loads; where only its name is at hand, the caller gives a [Loader].
package calendar

package report

// HTML is the report as a page.
func (r *Report) HTML() ([]byte, error) { return nil, nil }

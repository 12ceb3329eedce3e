package batch

import (
	"github.com/go-json-experiment/json"

	"github.com/tidewaiter/tidewaiter/message"
	"github.com/tidewaiter/tidewaiter/screen"
)

// An unread is the answer to a record that could not be read. It is never
// "assessment complete".
type unread struct {
	ID       *string        `json:"id"`
	Verdict  *string        `json:"verdict"`
	Screened bool           `json:"screened"`
	Error    *message.Error `json:"error"`
	Engine   string         `json:"engine"`
}

// appendLine writes the answer as one line of JSON.
func (a *Answer) appendLine(dst []byte) []byte {
	var v any = a.Assessment
	if a.Fault != nil {
		u := unread{Error: a.Fault, Engine: screen.Engine}
		if a.Fault.ID != "" {
			u.ID = &a.Fault.ID
		}
		v = u
	}
	line, err := json.Marshal(v, json.Deterministic(true))
	if err != nil {
		panic(err) // answers hold strings, numbers and lists: they always marshal
	}
	return append(append(dst, line...), '\n')
}

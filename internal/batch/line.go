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
	var err error
	if a.Fault == nil {
		dst, err = a.Assessment.AppendJSON(dst)
	} else {
		u := unread{Error: a.Fault, Engine: screen.Engine}
		if a.Fault.ID != "" {
			u.ID = &a.Fault.ID
		}
		var line []byte
		line, err = json.Marshal(u, json.Deterministic(true))
		dst = append(dst, line...)
	}
	if err != nil {
		panic(err) // answers hold strings, numbers and lists: they always marshal
	}
	return append(dst, '\n')
}

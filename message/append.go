package message

import (
	"github.com/go-json-experiment/json"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// Append adds the parcel's canonical JSON to dst, on one line, without a line
// end. Reading it back gives an equal parcel; equal parcels give equal bytes.
// It fails only where a text is not UTF-8.
func Append(dst []byte, p *parcel.Parcel) ([]byte, error) {
	data, err := json.Marshal(p, json.Deterministic(true))
	if err != nil {
		return dst, err
	}
	return append(dst, data...), nil
}

package finding

import "fmt"

// A Verdict is the answer to one parcel. The order is the order of severity:
// a further finding can only move a verdict up.
type Verdict uint8

const (
	AC  Verdict = iota // assessment complete: nothing stands against loading
	RFI                // request for information: the data cannot be assessed as they are
	RFS                // request for screening: a person must look at the goods or the parties
	DNL                // do not load
)

var verdictNames = [...]string{"AC", "RFI", "RFS", "DNL"}

func (v Verdict) String() string {
	if int(v) < len(verdictNames) {
		return verdictNames[v]
	}
	return fmt.Sprintf("Verdict(%d)", uint8(v))
}

// MarshalText writes AC, RFI, RFS or DNL.
func (v Verdict) MarshalText() ([]byte, error) {
	if int(v) >= len(verdictNames) {
		return nil, fmt.Errorf("verdict %d has no name", uint8(v))
	}
	return []byte(verdictNames[v]), nil
}

// UnmarshalText reads AC, RFI, RFS or DNL, in capitals.
func (v *Verdict) UnmarshalText(text []byte) error {
	for i, name := range verdictNames {
		if string(text) == name {
			*v = Verdict(i)
			return nil
		}
	}
	return fmt.Errorf("verdict %q is not one of AC, RFI, RFS, DNL", text)
}

package ownership

import (
	"errors"
	"strconv"
	"strings"
)

// A Percent is a part of a company in millionths of a percent, so that shares
// add up exactly: three times 16.666667 is more than half.
type Percent int64

// One and All are one percent and the whole company.
const (
	One Percent = 1_000_000
	All         = 100 * One
)

// threshold is the share from which a company counts as blocked.
const threshold = 50 * One

// String gives the percentage with at most two decimals, cut and not rounded,
// so that no share looks as if it reached the threshold when it does not.
func (p Percent) String() string {
	whole, cents := p/One, p%One/(One/100)
	if cents == 0 {
		return strconv.FormatInt(int64(whole), 10)
	}
	return strings.TrimRight(strconv.FormatInt(int64(whole), 10)+"."+strconv.FormatInt(int64(100+cents), 10)[1:], "0")
}

// A Share is the least and the greatest part that a stake may be.
type Share struct{ Low, High Percent }

// unknownShare is that of a stake about which nothing is told.
var unknownShare = Share{0, All}

// Known reports whether the share is one number.
func (s Share) Known() bool { return s.Low == s.High }

// String gives "25 %", "25 to 50 %" or "an unknown share".
func (s Share) String() string {
	switch {
	case s == unknownShare:
		return "an unknown share"
	case s.Known():
		return s.Low.String() + " %"
	}
	return s.Low.String() + " to " + s.High.String() + " %"
}

// ErrShare says how a share may be written.
var ErrShare = errors.New(`not a share: write a percentage such as 50 or 33.3, a range such as 25-50, a bound such as >25, >=50 or <10, "majority", "minority", or nothing where it is unknown`)

// bounds are the words that open a share of which one end is told.
var bounds = [...]struct {
	word string
	of   func(p Percent) Share
}{
	{">=", func(p Percent) Share { return Share{p, All} }},
	{"≥", func(p Percent) Share { return Share{p, All} }},
	{"at least ", func(p Percent) Share { return Share{p, All} }},
	{"<=", func(p Percent) Share { return Share{0, p} }},
	{"≤", func(p Percent) Share { return Share{0, p} }},
	{"up to ", func(p Percent) Share { return Share{0, p} }},
	{">", func(p Percent) Share { return Share{p + 1, All} }},
	{"over ", func(p Percent) Share { return Share{p + 1, All} }},
	{"more than ", func(p Percent) Share { return Share{p + 1, All} }},
	{"<", func(p Percent) Share { return Share{0, p - 1} }},
	{"under ", func(p Percent) Share { return Share{0, p - 1} }},
	{"less than ", func(p Percent) Share { return Share{0, p - 1} }},
}

// ParseShare reads a share as people write it. A text that says nothing is an
// unknown share.
func ParseShare(text string) (Share, error) {
	s := strings.ToLower(strings.TrimSpace(text))
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "%"), "percent"))
	switch s {
	case "", "?", "-", "n/a", "unknown":
		return unknownShare, nil
	case "majority":
		return Share{threshold + 1, All}, nil
	case "minority":
		return Share{0, threshold - 1}, nil
	}
	for _, b := range bounds {
		if rest, ok := strings.CutPrefix(s, b.word); ok {
			p, err := parsePercent(rest)
			return clamped(b.of(p)), err
		}
	}
	for _, dash := range []string{" to ", "-", "–", ".."} {
		if low, high, ok := strings.Cut(s, dash); ok {
			return parseRange(low, high)
		}
	}
	p, err := parsePercent(s)
	return Share{p, p}, err
}

func parseRange(low, high string) (Share, error) {
	from, err := parsePercent(low)
	if err != nil {
		return Share{}, err
	}
	to, err := parsePercent(high)
	if err != nil || to < from {
		return Share{}, ErrShare
	}
	return Share{from, to}, nil
}

// clamped keeps an open bound within the company.
func clamped(s Share) Share {
	return Share{min(max(s.Low, 0), All), min(max(s.High, 0), All)}
}

// parsePercent reads a decimal number from 0 to 100 with a point or a comma;
// what is beyond a millionth is cut.
func parsePercent(s string) (Percent, error) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	whole, fraction, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	const digits = 6
	if len(fraction) > digits {
		if strings.Trim(fraction, "0123456789") != "" {
			return 0, ErrShare
		}
		fraction = fraction[:digits]
	}
	fraction += strings.Repeat("0", digits-len(fraction))
	n, err := strconv.ParseUint(whole, 10, 8)
	if err != nil {
		return 0, ErrShare
	}
	m, err := strconv.ParseUint(fraction, 10, 32)
	if err != nil {
		return 0, ErrShare
	}
	p := Percent(n)*One + Percent(m)
	if p > All {
		return 0, ErrShare
	}
	return p, nil
}

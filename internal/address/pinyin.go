package address

import (
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// maxReadings bounds the readings of a name with ambiguous characters.
const maxReadings = 4

// readings writes a name in pinyin; characters read in two ways give two
// spellings.
func readings(name []rune) []string {
	out := []string{""}
	for _, r := range name {
		var next []string
		for _, head := range out {
			for s := range syllables(r) {
				if len(next) < maxReadings {
					next = append(next, head+s)
				}
			}
		}
		if len(next) > 0 {
			out = next
		}
	}
	return out
}

// firstReading is the first of the readings of a name.
func firstReading(name []rune) string {
	var out []byte
	for _, r := range name {
		for s := range syllables(r) {
			out = append(out, s...)
			break
		}
	}
	return string(out)
}

// syllables yields the readings of a character without tones, each once; of
// another letter or digit, itself.
func syllables(r rune) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if !isHan(r) {
			yield(string(r))
			return
		}
		var seen []string
		for marked := range strings.SplitSeq(pinyin.PinyinDict[int(r)], ",") {
			s := strings.Map(withoutTone, marked)
			if s == "" || slices.Contains(seen, s) {
				continue
			}
			if !yield(umlaut(s)) {
				return
			}
			seen = append(seen, s)
		}
	}
}

const (
	toned    = "āáǎàēéěèōóǒòīíǐìūúǔùüǘǚǜńňǹḿ"
	toneless = "aaaaeeeeooooiiiiuuuuvvvvnnnm"
)

func withoutTone(r rune) rune {
	if r < 0x80 {
		return r
	}
	n := 0
	for _, t := range toned {
		if t == r {
			return rune(toneless[n])
		}
		n++
	}
	return r
}

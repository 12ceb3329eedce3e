package address

import (
	"slices"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

// The syllables of a character are those that the dictionary's own package
// gives, without its regular expressions.
func TestSyllables(t *testing.T) {
	args := pinyin.NewArgs()
	args.Heteronym = true
	for code := range pinyin.PinyinDict {
		r := rune(code)
		if !isHan(r) {
			continue
		}
		var want []string
		for _, s := range pinyin.SinglePinyin(r, args) {
			want = append(want, umlaut(s))
		}
		if got := slices.Collect(syllables(r)); !slices.Equal(got, want) {
			t.Fatalf("%c: %q, want %q", r, got, want)
		}
	}
}

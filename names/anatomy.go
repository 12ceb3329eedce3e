package names

import (
	"math/bits"
	"slices"
	"strings"
)

// tokens gives the words of a name their roles, and says what kind of party
// the words tell of where kind is Unknown.
func (l *tables) tokens(pieces []piece, kind Kind) ([]Token, Kind) {
	if kind == Person {
		return l.person(nil, pieces), Person
	}
	tokens := l.organisation(pieces)
	if kind == Unknown {
		if !l.tellsOrganisation(tokens) {
			tokens = l.person(tokens[:0], pieces)
			numberAtEnd(tokens)
			return tokens, Unknown
		}
		kind = Organisation
	}
	return tokens, kind
}

// tellsOrganisation reports whether the words can only be an organisation's: a
// legal form, or two business words, or one longer than a short surname. A word
// that spells a business word with a slip must be long: Alaqad is a surname.
func (l *tables) tellsOrganisation(tokens []Token) bool {
	business := 0
	for i := range tokens {
		t := &tokens[i]
		if t.Role == Business && len(t.others[0]) <= longWord {
			if _, exact := l.phrase(t.others[0]); !exact {
				continue
			}
		}
		switch {
		case t.Role == Legal && len(t.others[0]) > 1:
			return true
		case t.Role == Business && len(t.others[0]) > 4:
			return true
		case t.Role == Business:
			business++
		}
	}
	return business > 1
}

// longestPhrase bounds a phrase, in words.
const longestPhrase = 9

// organisation finds the phrases of a company name: legal forms, business
// words, places and noise. What no phrase claims is a part.
func (l *tables) organisation(pieces []piece) []Token {
	out := make([]Token, 0, len(pieces))
	var ats [16]int
	joined, at := join(pieces, ats[:0])
	for i := 0; i < len(pieces); {
		p, n := l.phraseAt(pieces, joined, at, i)
		if n == 1 && p.links(pieces[i].text) && l.syllables(pieces, joined, at, i) > 1 { // Le Cheng is no article with a name
			n = 0
		}
		switch {
		case n > 0:
			out = append(out, phraseToken(pieces[i:i+n], joined[at[i]:at[i+n]], p))
		case isNumberNoise(pieces[i].text):
			n = 1
			out = append(out, newToken(pieces[i:i+1], pieces[i].text, Noise))
		default:
			n = max(acronym(pieces[i:]), l.syllables(pieces, joined, at, i))
			out = append(out, newToken(pieces[i:i+n], joined[at[i]:at[i+n]], Part))
		}
		i += n
	}
	quietAddress(out)
	numerals(out)
	nameAfterPlace(out)
	return out
}

// nameAfterPlace makes the last of several places the trade name where
// nothing else is one: Shanghai Dongfang Chemical.
func nameAfterPlace(tokens []Token) {
	places, last := 0, 0
	for i := range tokens {
		switch tokens[i].Role {
		case Part:
			return
		case Place:
			places, last = places+1, i
		}
	}
	if places > 1 {
		tokens[last].Role = Part
	}
}

// syllables counts the pinyin syllables from word i on, which no phrase claims,
// that make one word of a trade name: Ci Shun is Cishun. Words have two syllables, or three where one
// would be left over.
func (l *tables) syllables(pieces []piece, joined string, at []int, i int) int {
	n := 0
	for i+n < len(pieces) && pieces[i+n].script == latin && l.han.isSyllable[pieces[i+n].text] {
		if n > 0 {
			if p, claimed := l.phraseAt(pieces, joined, at, i+n); claimed > 0 && !p.links(pieces[i+n].text) {
				break
			}
		}
		n++
	}
	return wordOf(n)
}

// wordOf is how many of n syllables in a row make the first word.
func wordOf(n int) int {
	if n > 3 {
		return 2
	}
	return n
}

// join writes all words in one, and appends to at where each starts.
func join(pieces []piece, at []int) (string, []int) {
	var buf [64]byte
	b := buf[:0]
	for i := range pieces {
		at = append(at, len(b))
		b = append(b, pieces[i].text...)
	}
	return string(b), append(at, len(b))
}

// phraseAt finds the longest phrase that starts at word i and ends with a word.
func (l *tables) phraseAt(pieces []piece, joined string, at []int, i int) (phrase, int) {
	if p := pieces[i].phrase; p != nil {
		return *p, 1
	}
	if careOf(pieces[i:]) {
		return phrase{role: Noise}, 2
	}
	written, exact := l.exactPhrase(pieces, joined, at, i)
	if sounding, n := l.legalSounds.at(pieces, joined, at, i); n > exact {
		return sounding, n
	}
	if exact > 0 {
		return written, exact
	}
	if p, ok := l.misspelt(pieces[i].text); ok && pieces[i].script == latin {
		return p, 1
	}
	return phrase{}, 0
}

// exactPhrase finds the longest phrase that words from i on spell.
func (l *tables) exactPhrase(pieces []piece, joined string, at []int, i int) (phrase, int) {
	likely := l.likely(joined, at[i:min(i+longestPhrase+1, len(at))])
	for n := bits.Len16(likely) - 1; n > 0; n-- {
		if likely>>n&1 == 0 {
			continue
		}
		text := joined[at[i]:at[i+n]]
		p, ok := l.phrases[text]
		if n > 1 && p.role != Legal && at[i+n]-at[i+n-1] == 1 && at[i+n-1]-at[i+n-2] > 1 {
			continue // Fashion S.A. is no "fashions"
		}
		if n > 1 && p.role == Legal && len(text) <= 3 && n < len(text) {
			continue // S. Al-Assaf is no S.A.L.
		}
		if ok && (p.role != Legal || len(text) > 3 || isAbbreviation(text) || l.atEdge(pieces, joined, at, i, i+n)) {
			return p, n
		}
	}
	return phrase{}, 0
}

// isAbbreviation reports whether three letters can be no word: LLC, LTD, OOO.
func isAbbreviation(s string) bool {
	vowels := 0
	for i := range len(s) {
		if strings.IndexByte("aeiouy", s[i]) >= 0 {
			vowels++
		}
	}
	return len(s) == 3 && (vowels == 0 || vowels == 3)
}

// likely has a bit for each number of words, the first of which starts at at[0],
// that may spell a phrase.
func (l *tables) likely(joined string, at []int) uint16 {
	set, h := uint16(0), newRolling(0)
	for n := 1; n < len(at); n++ {
		for i := at[n-1]; i < at[n]; i++ {
			h = h.with(joined[i])
		}
		if l.listed.mayHave(h.sum()) {
			set |= 1 << n
		}
	}
	return set
}

// atEdge reports whether words i to j stand first, last or before another
// legal form: a short legal form elsewhere is more likely a word.
func (l *tables) atEdge(pieces []piece, joined string, at []int, i, j int) bool {
	if i == 0 || j == len(pieces) || pieces[j].script == han {
		return true
	}
	for n := min(3, len(pieces)-j); n > 0; n-- {
		if p, ok := l.phrase(joined[at[j]:at[j+n]]); ok && (p.role == Legal || p.role == Noise) {
			return true
		}
	}
	return isNumberNoise(pieces[j].text)
}

// careOf recognises c/o.
func careOf(pieces []piece) bool {
	return len(pieces) > 2 && pieces[0].text == "c" && pieces[1].text == "o" && pieces[1].tight && !pieces[0].dotted
}

// isNumberNoise recognises phone numbers and the like.
func isNumberNoise(s string) bool {
	return len(s) >= 6 && isDigits(s)
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// acronym counts the single letters in a row that make one word: S. T. C.
func acronym(pieces []piece) int {
	n := 0
	for n < len(pieces) && len(pieces[n].text) == 1 {
		n++
	}
	return max(n, 1)
}

// quietAddress makes numbers noise beside a word that announces them: Room 302,
// Warehouse 3. What such a number counts may be the party itself, though: Plant
// No. 9, Unit 61398.
func quietAddress(tokens []Token) {
	for i := 1; i < len(tokens); i++ {
		before := &tokens[i-1]
		if isDigits(tokens[i].Form) && before.Role == Noise && before.Form == "room" && !numbersParty(tokens[:i], tokens[i].Form) {
			tokens[i].Role = Noise
		}
	}
}

// longestRoom is the most digits of the number of a room or building.
const longestRoom = 4

// numbersParty reports whether a number that the last of some tokens announces
// tells one party from others of its name.
func numbersParty(tokens []Token, number string) bool {
	if len(number) > longestRoom {
		return true
	}
	switch written(&tokens[len(tokens)-1]) {
	case "no", "nr", "num", "number":
		return len(tokens) > 1 && tokens[len(tokens)-2].Role <= Place
	}
	return false
}

// romanNumerals are those that are no word or initials of their own.
var romanNumerals = map[string]string{
	"ii": "2", "iii": "3", "iv": "4", "vii": "7", "viii": "8", "ix": "9", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15",
}

// numberAtEnd makes a short number behind a name a part of it where nobody says
// that the name is a person's: Sea Dragon 8.
func numberAtEnd(tokens []Token) {
	const longest = 3
	last := len(tokens) - 1
	if last < 1 || tokens[last].Role != Noise || tokens[last-1].Role != Part {
		return
	}
	if t := &tokens[last]; romanNumerals[t.Form] != "" || len(t.Form) <= longest && isDigits(t.Form) {
		t.Role = Part
		numerals(tokens)
	}
}

// numerals reads Roman numerals behind a name as numbers too: Ark III is Ark 3.
func numerals(tokens []Token) {
	for i := 1; i < len(tokens); i++ {
		t := &tokens[i]
		if digits, ok := romanNumerals[t.Form]; ok && t.Role == Part {
			t.others = append(t.others, digits)
		}
	}
}

// newToken makes one token of words that belong together and what they spell.
func newToken(pieces []piece, written string, role Role) Token {
	first, last := &pieces[0], &pieces[len(pieces)-1]
	t := Token{Span: first.span.with(last.span), Form: written, Role: role}
	t.bare, t.read = first.script.bare(), first.script != latin
	if len(pieces) == 1 {
		t.others = first.others
		if role == Part && !t.read {
			if other := otherSpelling(written); other != "" {
				t.others = append(slices.Clip(t.others), other)
			}
		}
	}
	return t
}

// otherSpelling spells one letter of another script otherwise: Persian names are
// written with gh or q (Ghasemi, Qasemi), Slavic ones with ts or c (Tsvetkov,
// Cvetkov) and, in Belarus, with dz and a final u (Radzkou, Radkov). An ordinal
// is its number. It answers "" where a word has none.
func otherSpelling(word string) string {
	if word[0] <= '9' {
		return ordinal(word)
	}
	if len(word) > 5 {
		if hard := strings.ReplaceAll(withoutShortU(word), "dz", "d"); hard != word && !strings.Contains(word, "dzh") {
			return hard
		}
	}
	if at := strings.Index(word, "ts"); at >= 0 && len(word) > 5 && at+2 < len(word) && word[at+2] != 'c' && word[at+2] != 'h' {
		return word[:at] + "c" + word[at+2:]
	}
	if at := strings.IndexByte(word, 'q'); at >= 0 && len(word) > 3 {
		return word[:at] + "gh" + word[at+1:]
	}
	for i := 0; i+3 < len(word); i++ {
		if word[i] == 'g' && word[i+1] == 'h' && strings.IndexByte("aeiou", word[i+2]) >= 0 {
			return word[:i] + "q" + word[i+2:]
		}
	}
	return ""
}

// withoutShortU writes the short u that ends Belarusian surnames as v.
func withoutShortU(word string) string {
	stem, ok := strings.CutSuffix(word, "u")
	if !ok || strings.IndexByte("aoe", stem[len(stem)-1]) < 0 {
		return word
	}
	return stem + "v"
}

// ordinal is the number of 30th or 1st, "" for other words.
func ordinal(word string) string {
	at := len(word) - 2
	if at < 1 || !isDigits(word[:at]) {
		return ""
	}
	switch word[at:] {
	case "st", "nd", "rd", "th":
		return word[:at]
	}
	return ""
}

// phraseToken makes a token that stands for a concept. Its first other form is
// the word itself.
func phraseToken(pieces []piece, written string, p phrase) Token {
	t := newToken(pieces, written, p.role)
	t.concept = p.concept
	if p.role != Noise || p.form != "" {
		t.Form = p.form
	}
	t.others = []string{written}
	return t
}

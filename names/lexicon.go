package names

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/*.tsv
var files embed.FS

// A phrase is what a word, or several in a row, stands for in a name.
type phrase struct {
	role    Role
	concept uint16
	form    string // name of the concept
	han     string // the Han phrase it comes from, in pinyin
}

// wordFacts are what the tables say of one word of names.
type wordFacts struct {
	information float32 // in nats; of a known word
	groups      uint16  // number of its set of spelling groups
	known       bool    // a common word
}

// tables holds the embedded data, ready for use.
type tables struct {
	letters map[script]map[string]string
	// furtherLetters are other values of some letters, each table a reading of its own.
	furtherLetters map[script][]map[string]string
	phrases        map[string]phrase   // of organisations, by joined normal form
	hanWords       map[string]phrase   // the same by simplified Han
	hanMeanings    map[string][]string // what words of trade names are called in English
	hangulWords    map[string]phrase
	longest        int               // code points of the longest Han phrase
	longestHan     []uint8           // the same of those that start with a character
	slips          map[string]phrase // long single-word phrases with one letter dropped
	initials       map[string]string // of phrases of several words, by joined normal form
	listed         filter            // phrases and slips
	edges          edges             // of phrases
	legalSounds    soundBook
	legalWords     map[string]bool // long words that legal forms are made of
	personal       map[string]Role // words around names of people
	words          map[string]wordFacts
	folded         []string           // the first letters of Unicode, without marks
	skeletons      map[string]float32 // information of consonants, in nats: how common all words are that have them
	groups         [][]uint16         // sets of groups of spellings and of meanings that words belong to
	firstMeaning   uint16             // groups from here on are of words of one meaning
	han            hanTables
	model          model
	scanners       sync.Pool // of *scanner
}

// lexicon reads the embedded tables once.
var lexicon = sync.OnceValue(newLexicon)

func newLexicon() *tables {
	l := &tables{
		letters: map[script]map[string]string{}, legalSounds: newSoundBook(), legalWords: map[string]bool{}, furtherLetters: map[script][]map[string]string{}, phrases: make(map[string]phrase, 1<<13), hangulWords: map[string]phrase{}, hanWords: map[string]phrase{}, hanMeanings: map[string][]string{},
		longestHan: make([]uint8, lastHan-firstHan+1), slips: make(map[string]phrase, 1<<14), personal: map[string]Role{}, words: make(map[string]wordFacts, 1<<16), groups: [][]uint16{nil},
	}
	l.initials = map[string]string{}
	l.scanners.New = func() any { return &scanner{tables: l} }
	l.han = readHan(rows("han.tsv"), rows("han-surnames.tsv"))
	l.readLetters()
	l.folded = make([]string, foldedLatin)
	for r := range l.folded {
		l.folded[r] = l.fold(rune(r))
	}
	l.readWords()
	l.readPlaces()
	for _, row := range rows("han-meanings.tsv") {
		l.hanMeanings[row[0]] = strings.Split(row[1], ",")
	}
	l.readPersonal()
	l.readSpellings()
	l.readMeanings()
	l.readCommonness()
	l.model = readModel(rows("model.tsv"))
	l.legalSounds.finish()
	l.listed = newFilter(len(l.phrases) + len(l.slips))
	for text := range l.phrases {
		l.listed.add(hash(0, text))
	}
	for text := range l.slips {
		l.listed.add(hash(0, text))
	}
	l.edges = l.newEdges()
	return l
}

// phrase finds what a joined text stands for.
func (l *tables) phrase(joined string) (phrase, bool) {
	if !l.listed.mayHave(hash(0, joined)) {
		return phrase{}, false
	}
	p, ok := l.phrases[joined]
	return p, ok
}

// rows reads an embedded table without its comments.
func rows(name string) [][]string {
	text, err := files.ReadFile("data/" + name)
	if err != nil {
		panic(err) // embedded at build time
	}
	var out [][]string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		if line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// readLetters reads what letters are spelt as. A script's name with a number
// gives some letters further values.
func (l *tables) readLetters() {
	scripts := map[string]script{"Latn": latin, "Cyrl": cyrillic, "Grek": greek, "Arab": arabic, "Hebr": hebrew, "Hang": hangul, "Kana": kana, "Deva": indic, "Thai": abugida}
	for _, row := range rows("letters.tsv") {
		name, number, _ := strings.Cut(row[0], "/")
		sc := scripts[name]
		if number == "" {
			put(l.letters, sc, row)
			continue
		}
		n := int(number[0] - '1')
		for len(l.furtherLetters[sc]) <= n {
			l.furtherLetters[sc] = append(l.furtherLetters[sc], map[string]string{})
		}
		l.furtherLetters[sc][n][row[1]] = row[2]
	}
}

func put(letters map[script]map[string]string, sc script, row []string) {
	if letters[sc] == nil {
		letters[sc] = map[string]string{}
	}
	letters[sc][row[1]] = row[2]
}

// readWords reads the words of organisations. The first meaning of a phrase
// counts where the table has two.
func (l *tables) readWords() {
	roles := map[string]Role{"legal": Legal, "business": Business, "noise": Noise}
	for i, row := range rows("words.tsv") {
		p := phrase{role: roles[row[0]], concept: uint16(i + 1), form: row[1]}
		for text := range strings.SplitSeq(row[2], "|") {
			l.addPhrase(text, p)
		}
	}
}

func (l *tables) readPlaces() {
	for _, row := range rows("places.tsv") {
		p := phrase{role: Place, form: row[1]}
		l.addHan(row[0], p)
		if _, taken := l.phrases[row[1]]; !taken {
			l.phrases[row[1]] = p
		}
	}
	for _, row := range rows("exonyms.tsv") {
		p := phrase{role: Place, form: row[0]}
		for text := range strings.SplitSeq(row[0]+"|"+row[1], "|") {
			l.addPhrase(text, p)
		}
	}
}

func (l *tables) addPhrase(text string, p phrase) {
	if first := firstRune(text); scriptOf(first) == han {
		l.addHan(text, p)
		if n := len([]rune(text)); n < 2 {
			return
		}
		p.han = l.han.pinyin(text)
		text = p.han
	} else if scriptOf(first) == hangul {
		l.hangulWords[text] = p
		text = spellingsOfHangul[0].spell([]rune(strings.ReplaceAll(text, " ", "")))
	} else if first >= 0x80 {
		s := scanner{tables: l}
		words, _ := s.scan(text)
		text = ""
		for _, w := range words {
			text += l.spell(w)
		}
		if p.role == Business && len(text) < shortestSlip { // too short to be told from a syllable: ยา, medicine
			return
		}
	}
	joined := strings.ReplaceAll(text, " ", "")
	if _, taken := l.phrases[joined]; taken || joined == "" {
		return
	}
	l.phrases[joined] = p
	if joined != text && (p.role == Business || p.role == Legal) {
		var letters []byte
		for word := range strings.FieldsSeq(text) {
			switch word {
			case "and", "of", "de", "y", "i":
			default:
				letters = append(letters, word[0])
			}
		}
		l.initials[joined] = string(letters)
	}
	if p.role == Legal {
		for _, spelling := range []string{"shch", "sch", "sh"} { // the letter щ
			l.legalSounds.add(strings.ReplaceAll(joined, "shch", spelling), p)
		}
		for word := range strings.FieldsSeq(text) {
			if len(word) > longWord {
				l.legalWords[word] = true
			}
		}
	}
	if p.role != Noise && len(joined) >= longWord && joined == text && !l.han.isPinyin(joined) {
		for i := range joined {
			l.slips[joined[:i]+joined[i+1:]] = p
		}
	}
}

// misspelt finds the phrase that a long word, itself no ordinary word of
// names, spells with one slip: limted, chemicla.
func (l *tables) misspelt(word string) (phrase, bool) {
	if len(word) < longWord-1 {
		return phrase{}, false
	}
	if l.words[word].known {
		return phrase{}, false
	}
	p, ok := l.slipOf(word)
	if !ok || l.han.isPinyin(word) {
		return phrase{}, false
	}
	return p, true
}

// slipOf finds the phrase that a word is with one letter dropped, more or other.
func (l *tables) slipOf(word string) (phrase, bool) {
	if l.listed.mayHave(hash(0, word)) {
		if p, ok := l.slips[word]; ok {
			return p, true
		}
	}
	before := newRolling(0)
	for i := range len(word) {
		h := before
		for k := i + 1; k < len(word); k++ {
			h = h.with(word[k])
		}
		before = before.with(word[i])
		if !l.listed.mayHave(h.sum()) {
			continue
		}
		without := word[:i] + word[i+1:]
		if p, ok := l.phrases[without]; ok && p.role != Noise && len(without) >= longWord {
			return p, true
		}
		if p, ok := l.slips[without]; ok {
			return p, true
		}
	}
	return phrase{}, false
}

func (l *tables) addHan(text string, p phrase) {
	if _, taken := l.hanWords[text]; !taken {
		p.han = l.han.pinyin(text)
		l.hanWords[text] = p
		runes := []rune(text)
		l.longest = max(l.longest, len(runes))
		if r := runes[0]; r >= firstHan && r <= lastHan {
			l.longestHan[r-firstHan] = max(l.longestHan[r-firstHan], uint8(len(runes)))
		}
	}
}

func (l *tables) readPersonal() {
	roles := map[string]Role{"title": Noise, "style": Title, "particle": Particle}
	for _, row := range rows("honorifics.tsv") {
		role, ok := roles[row[0]]
		for text := range strings.SplitSeq(row[1], "|") {
			if _, taken := l.personal[text]; ok && !taken {
				l.personal[strings.ReplaceAll(text, " ", "")] = role
			}
		}
	}
}

func (l *tables) readSpellings() {
	table := rows("spellings.tsv")
	for i, row := range table {
		for text := range strings.SplitSeq(row[1], "|") {
			if !strings.Contains(text, " ") {
				l.addToGroup(text, uint16(i))
			}
		}
		l.firstMeaning = uint16(i + 1)
	}
	for _, row := range table { // Dima is Dmitri, and Dmitry too
		if row[0] != "nick" {
			continue
		}
		name, short, _ := strings.Cut(row[1], "|")
		for _, group := range slices.Clone(l.groups[l.words[name].groups]) {
			for text := range strings.SplitSeq(short, "|") {
				if table[group][0] == "name" {
					l.addToGroup(text, group)
				}
			}
		}
	}
}

// addToGroup makes a word one of a group.
func (l *tables) addToGroup(text string, group uint16) {
	w := l.words[text]
	if w.groups == 0 {
		w.groups = uint16(len(l.groups))
		l.groups = append(l.groups, nil)
		l.words[text] = w
	}
	if of := l.groups[w.groups]; !slices.Contains(of, group) {
		l.groups[w.groups] = append(of, group)
	}
}

// slavonicEndings are those of adjectives in Russian, Ukrainian, Belarusian and
// Serbian, as they are spelt in Latin letters.
var slavonicEndings = strings.Fields("y i ii iy yi yy a o e aya aia oe oye oi oy ogo ovo om ie iye ye ykh ikh yj ij oj aye ae aga")

// readMeanings reads words of one meaning in several languages.
func (l *tables) readMeanings() {
	for i, row := range rows("meanings.tsv") {
		group := l.firstMeaning + uint16(i)
		for text := range strings.SplitSeq(row[0], "|") {
			stem, isStem := strings.CutSuffix(text, "~")
			l.addToGroup(stem, group)
			if isStem {
				for _, ending := range slavonicEndings {
					l.addToGroup(stem+ending, group)
				}
			}
		}
	}
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

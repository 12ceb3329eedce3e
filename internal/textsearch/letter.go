// Package textsearch finds many names in short texts at once, however they
// are written. A text becomes a sequence of letters in normal form, which
// undoes case, width, accents, invisible characters, look-alike letters,
// digits standing for letters, doubled letters and separators; an automaton
// finds all patterns in it in one pass; Compare then says how a pattern was
// written. Positions are code points of the text as given.
//
// The package knows nothing about what the patterns mean, and does not decide
// which occurrence counts.
package textsearch

// A Letter is one letter or digit of a text in normal form. Separators and
// invisible characters are not letters: they show as Gap and Marks of the
// letter after them.
type Letter struct {
	Key   rune  // what is searched: letters that can stand for each other share it
	Rune  rune  // the letter itself, lower case, without width and accents
	Pos   int32 // position in the text, in code points
	Gap   Gap   // what stands between this letter and the one before
	Sep   byte  // which separator that is: the same one has the same Sep
	Marks Marks // how the letter was written
}

// Gap is the widest separator in front of a letter.
type Gap uint8

const (
	NoGap    Gap = iota // the letter before touches this one
	Joint               // hyphen, dot, slash, bracket and the like
	Break               // end of a line: a word may go on after it
	Space               // other white space
	Boundary            // start of the text, comma, semicolon and the like
)

// Marks is a set of ways in which a letter or a name is disguised.
type Marks uint16

const (
	Upper     Marks = 1 << iota // a capital letter
	Bare                        // without an accent that the pattern has
	Wide                        // full width, circled or another presentation form
	Accent                      // with an accent that normal form removed
	Hidden                      // with an invisible character in front
	Symbol                      // a symbol such as @ read as a letter
	LookAlike                   // a letter of another script that looks the same
	Leet                        // a digit or symbol standing for a letter
	Doubled                     // written more often than the pattern has it
	Spread                      // separated where the pattern is not
	Swapped                     // another letter of the same key
	Missing                     // written once where the pattern has it twice
)

// Han reports whether a letter belongs to a script written without spaces.
func (l Letter) Han() bool { return spaceless(l.Rune) }

// Digit reports whether a letter is an ASCII digit.
func (l Letter) Digit() bool { return l.Rune >= '0' && l.Rune <= '9' }

func spaceless(r rune) bool {
	return r >= 0x2E80 && (r < 0xA4D0 || r >= 0xF900 && r < 0xFB00 || r >= 0x20000 && r < 0x33480)
}

// StartsWord reports whether a word may start at letter i.
func StartsWord(letters []Letter, i int) bool {
	return i <= 0 || i >= len(letters) || letters[i].Gap != NoGap || letters[i].Han() || letters[i-1].Han()
}

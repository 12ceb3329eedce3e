package substance

// A Mention is one place where a text names an entry or a class.
type Mention struct {
	Substance  string // the entry's id, or class:fentanyl, class:nitazene
	Entry      *Entry // nil for a class
	Term       string // the listed name, stem or number that was found
	Relation   Relation
	Start, End int // in code points of the text, End exclusive
	Weight     Weight
	Reason     string // for Ask and Note: what is missing, or why it is harmless
}

// Relation says how a text names an entry.
type Relation string

const (
	Exact     Relation = "exact"     // by its main name
	Synonym   Relation = "synonym"   // by another listed name
	Salt      Relation = "salt"      // as one of its salts
	Class     Relation = "class"     // by a word that ends like its class
	ByCAS     Relation = "cas"       // by registry number
	ByEC      Relation = "ec"        // by the number of the European inventory
	ByUN      Relation = "un"        // by the number of dangerous goods
	ByHS      Relation = "hs"        // by a subheading that names it
	Disguised Relation = "disguised" // by a name that is written to be missed
	Misspelt  Relation = "misspelt"  // by a name with a slip
)

// Weight says what a mention means.
type Weight uint8

const (
	Noted Weight = iota // an ordinary word or harmless goods
	Asked               // a fact is missing that decides
	Named               // names the entry for itself
)

// Facts are what a text alone does not tell.
type Facts struct {
	MassGrams int64 // declared net mass of the line, 0 if not declared
}

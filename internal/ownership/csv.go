package ownership

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// Columns are those of an ownership file in CSV. Owner and company are needed,
// the others may be absent or empty.
var columns = [...]string{
	"owner", "owner_id", "owner_type", "owner_country",
	"company", "company_id", "company_country",
	"percent", "from", "to",
}

// ReadCSV reads an ownership file with a header of the columns above, in any
// order. An id is a number by which the source tells parties apart, or
// LIST:ENTRY for an entry of a watchlist. Rows without one are told apart by
// name and country.
func ReadCSV(name string, r io.Reader) (*File, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord = -1
	header, err := in.Read()
	if err != nil {
		return nil, fault(name, 1, "", "there is no header", "begin with a line such as owner,company,percent")
	}
	at, err := places(name, header)
	if err != nil {
		return nil, err
	}
	f := &File{Name: name}
	var rows []row
	for {
		values, err := in.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			var syntax *csv.ParseError
			if errors.As(err, &syntax) {
				return nil, fault(name, syntax.Line, "", syntax.Err.Error(), "mend the quotes of this line")
			}
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		line, _ := in.FieldPos(0)
		read, err := readRow(name, line, at, values)
		if err != nil {
			return nil, err
		}
		rows = append(rows, read)
	}
	f.Parties, f.Stakes = join(rows)
	return f, nil
}

// places finds each column in the header.
func places(file string, header []string) (map[string]int, error) {
	at := map[string]int{}
	for i, title := range header {
		title = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(title, "\ufeff")))
		if !slices.Contains(columns[:], title) {
			return nil, fault(file, 1, title, "this column is not known", "use "+strings.Join(columns[:], ", "))
		}
		at[title] = i
	}
	for _, needed := range []string{"owner", "company"} {
		if _, ok := at[needed]; !ok {
			return nil, fault(file, 1, needed, "this column is missing", "the header needs owner and company")
		}
	}
	return at, nil
}

// A row is one stake with the parties as the row describes them.
type row struct {
	owner, company Party
	stake          Stake
}

func readRow(file string, line int, at map[string]int, values []string) (row, error) {
	get := func(column string) string {
		if i, ok := at[column]; ok && i < len(values) {
			return strings.TrimSpace(values[i])
		}
		return ""
	}
	source := fmt.Sprintf("%s:%d", file, line)
	r := row{
		owner: Party{
			ID: get("owner_id"), Name: get("owner"), Type: watchlist.Type(strings.ToLower(get("owner_type"))),
			Country: strings.ToUpper(get("owner_country")), Source: source,
		},
		company: Party{
			ID: get("company_id"), Name: get("company"), Type: watchlist.Organisation,
			Country: strings.ToUpper(get("company_country")), Source: source,
		},
		stake: Stake{From: get("from"), To: get("to"), Source: source},
	}
	for _, p := range []struct {
		column string
		party  *Party
	}{{"owner", &r.owner}, {"company", &r.company}} {
		p.party.Name = cmp.Or(p.party.Name, p.party.ID)
		if nameKey(p.party.Name) == "" {
			return r, fault(file, line, p.column, "there is neither name nor id", "write who it is, or remove the line")
		}
	}
	switch r.owner.Type {
	case watchlist.Person, watchlist.Organisation, watchlist.Unknown:
	default:
		return r, fault(file, line, "owner_type", fmt.Sprintf("%q is no type", r.owner.Type), "write person or organisation, or leave it empty")
	}
	for _, column := range []string{"from", "to"} {
		if !isDate(get(column)) {
			return r, fault(file, line, column, fmt.Sprintf("%q is no date", get(column)), "write 2006, 2006-01 or 2006-01-02")
		}
	}
	var err error
	if r.stake.Share, err = ParseShare(get("percent")); err != nil {
		return r, fault(file, line, "percent", fmt.Sprintf("%q is %v", get("percent"), err), "")
	}
	return r, nil
}

// isDate reports whether s is empty or a date of any precision.
func isDate(s string) bool {
	return s == "" || watchlist.ParseDate("", s).From == s
}

// A SyntaxError says where an ownership file stopped making sense.
type SyntaxError struct {
	File   string
	Line   int
	Column string // empty: the whole line
	Reason string
	Hint   string // what to do next; may be empty
}

// Error gives the whole as one sentence.
func (e *SyntaxError) Error() string {
	text := fmt.Sprintf("%s:%d: ", e.File, e.Line)
	if e.Column != "" {
		text += "column " + e.Column + ": "
	}
	text += e.Reason
	if e.Hint != "" {
		text += " (" + e.Hint + ")"
	}
	return text
}

func fault(file string, line int, column, reason, hint string) error {
	return &SyntaxError{File: file, Line: line, Column: column, Reason: reason, Hint: hint}
}

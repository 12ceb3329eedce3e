package extract

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/tidewaiter/tidewaiter/pack"
)

// amountWords find prices and quantities.
type amountWords struct {
	currency map[string]string // by word in lower case
	price    *regexp.Regexp    // sign number (per)? | number sign (per)?
	quantity *regexp.Regexp    // number unit
}

const number = `(\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)`

func readAmountWords(p *pack.Pack) (amountWords, error) {
	w := amountWords{currency: map[string]string{}}
	var signs, units []string
	err := p.EachRow("money.tsv", 2, func(f []string) error {
		for _, word := range words(f[1]) {
			w.currency[strings.ToLower(word)] = f[0]
			signs = append(signs, word)
		}
		return nil
	})
	if err != nil {
		return w, err
	}
	err = p.EachRow("units.tsv", 2, func(f []string) error {
		units = append(units, words(f[1])...)
		return nil
	})
	unit := "(" + anyOf(units, " ") + ")"
	sign := "(" + anyOf(signs, " ?") + ")"
	per := `(?:[ \t]?(?:/|per|each|every|每|por|за|pro|le)[ \t]?(\d+[ \t]?)?` + unit + `)?`
	w.price = regexp.MustCompile(`(?i)(?:` + sign + `[ \t]?` + number + `|` + number + `[ \t]?` + sign + `)` + per)
	w.quantity = regexp.MustCompile(`(?i)` + number + `[ \t]?` + unit)
	return w, err
}

// prices returns the prices of a text, as currency, number and unit.
func (w *amountWords) prices(t *text) []Seen {
	var out []Seen
	for _, m := range w.price.FindAllStringSubmatchIndex(t.s, -1) {
		if t.wordBefore(m[0]) {
			continue
		}
		end := m[1]
		unit := group(t.s, m, 5) + group(t.s, m, 6)
		if unit != "" && t.wordAfter(end) { // "$5 per gallon": a price without the unit
			end, unit = max(m[3], m[5], m[7], m[9]), ""
		}
		if t.wordAfter(end) {
			continue
		}
		sign, n := group(t.s, m, 1)+group(t.s, m, 4), group(t.s, m, 2)+group(t.s, m, 3)
		value := w.currencyOf(sign) + " " + plainNumber(n)
		if unit != "" {
			value += " / " + strings.ToLower(unit)
		}
		out = append(out, t.seen(Price, "", value, m[0], end))
	}
	return out
}

func (w *amountWords) currencyOf(sign string) string {
	return w.currency[strings.ToLower(sign)]
}

// quantities returns the amounts of goods of a text, as number and unit.
func (w *amountWords) quantities(t *text) []Seen {
	var out []Seen
	for _, m := range w.quantity.FindAllStringSubmatchIndex(t.s, -1) {
		if t.wordBefore(m[0]) || t.wordAfter(m[1]) {
			continue
		}
		value := plainNumber(group(t.s, m, 1)) + " " + strings.ToLower(group(t.s, m, 2))
		out = append(out, t.seen(Quantity, "", value, m[0], m[1]))
	}
	return out
}

// leastSteps is the number of prices for different amounts that make a ladder.
const leastSteps = 3

// ladder returns the stretch of a text that gives prices for rising amounts, as
// sellers of chemicals do; nothing if there is none. Amounts and prices are
// read in the order of the text, each price with the amount nearest before it
// on its line, else nearest after it, or with its own ("300 USD per 10 g").
func ladder(t *text, seen []Seen) []Seen {
	var prices, quantities []Seen
	for _, s := range seen {
		switch s.Kind {
		case Price:
			prices = append(prices, s)
		case Quantity:
			quantities = append(quantities, s)
		}
	}
	amounts := map[string]bool{}
	from, to := -1, 0
	for _, p := range prices {
		amount, own := ofPrice(p)
		if !own {
			q, ok := nearest(t, p, quantities)
			if !ok {
				continue
			}
			amount = q.Value
			p.Start, p.End = min(p.Start, q.Start), max(p.End, q.End)
		}
		amounts[amount] = true
		if from < 0 {
			from = p.Start
		}
		to = max(to, p.End)
	}
	if len(amounts) < leastSteps {
		return nil
	}
	text := t.cut(from, to)
	return []Seen{{Kind: Language, Type: "ladder", Value: fmt.Sprintf("%d amounts with prices", len(amounts)), Text: text, Start: from, End: to}}
}

// ofPrice returns the amount that a price names itself, such as 10 g.
func ofPrice(p Seen) (amount string, ok bool) {
	_, amount, _ = strings.Cut(p.Value, " / ")
	return amount, amount != "" && amount[0] >= '0' && amount[0] <= '9'
}

// nearest returns the amount on the same line before a price, or after it.
func nearest(t *text, p Seen, quantities []Seen) (q Seen, ok bool) {
	for i := len(quantities) - 1; i >= 0; i-- {
		if q = quantities[i]; q.End <= p.Start && !strings.ContainsAny(t.cut(q.End, p.Start), "\n\r;；") {
			return q, true
		}
	}
	for _, q = range quantities {
		if q.Start >= p.End && !strings.ContainsAny(t.cut(p.End, q.Start), "\n\r;；") {
			return q, true
		}
	}
	return q, false
}

// group returns submatch n, or "".
func group(s string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return s[m[2*n]:m[2*n+1]]
}

// plainNumber writes a number without separators of thousands and with a point.
func plainNumber(n string) string {
	n = strings.ReplaceAll(n, " ", "")
	if i := strings.LastIndexByte(n, ','); i >= 0 && !strings.Contains(n, ".") && len(n)-i-1 != 3 {
		return n[:i] + "." + n[i+1:]
	}
	return strings.ReplaceAll(n, ",", "")
}

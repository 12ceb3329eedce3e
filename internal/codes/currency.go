package codes

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Currency is one row of the currency table.
type Currency struct {
	Code  string    // ISO 4217
	Until time.Time // the day it ceased to be legal tender; zero: in use
	// Magnitude is a power of ten that is at least the units to one US dollar,
	// roughly. It tells an impossible amount from a possible one, nothing finer.
	Magnitude int
}

// Currencies finds currencies by code and by what people write instead.
type Currencies struct {
	byCode map[string]Currency
	byName map[string]string // names and signs, small letters
}

// Lookup returns the currency of a code in capitals.
func (c *Currencies) Lookup(code string) (Currency, bool) {
	found, ok := c.byCode[code]
	return found, ok
}

// Suggest returns the code that text probably means: a sign, a name or a code
// in small letters; empty when nothing fits.
func (c *Currencies) Suggest(text string) string {
	text = strings.TrimSpace(text)
	if _, ok := c.byCode[strings.ToUpper(text)]; ok {
		return strings.ToUpper(text)
	}
	return c.byName[strings.ToLower(text)]
}

func (c *Currencies) add(fields []string) error {
	if c.byCode == nil {
		c.byCode, c.byName = map[string]Currency{}, map[string]string{}
	}
	code := fields[0]
	found := Currency{Code: code}
	var err error
	if fields[1] != "" {
		if found.Until, err = time.Parse(time.DateOnly, fields[1]); err != nil {
			return fmt.Errorf("%s: until %q is not YYYY-MM-DD", code, fields[1])
		}
	}
	if found.Magnitude, err = strconv.Atoi(fields[2]); err != nil {
		return fmt.Errorf("%s: magnitude %q is not a number", code, fields[2])
	}
	c.byCode[code] = found
	c.byName[strings.ToLower(fields[3])] = code
	otherNames(fields[4], func(name string) { c.byName[name] = code })
	return nil
}

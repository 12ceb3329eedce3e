package substance

import (
	"strconv"
	"strings"
)

// units in grams; a litre is taken as a kilogram.
var units = [...]struct {
	name  string
	grams float64
}{
	{"kg", 1000},
	{"kgs", 1000},
	{"kilo", 1000},
	{"kilos", 1000},
	{"kilogram", 1000},
	{"kilograms", 1000},
	{"кг", 1000},
	{"公斤", 1000},
	{"千克", 1000},
	{"g", 1},
	{"gr", 1},
	{"gram", 1},
	{"grams", 1},
	{"г", 1},
	{"克", 1},
	{"l", 1000},
	{"lt", 1000},
	{"liter", 1000},
	{"liters", 1000},
	{"litre", 1000},
	{"litres", 1000},
	{"litro", 1000},
	{"litros", 1000},
	{"л", 1000},
	{"升", 1000},
	{"ml", 1},
	{"мл", 1},
	{"毫升", 1},
	{"lb", 454},
	{"lbs", 454},
	{"oz", 28},
	{"t", 1e6},
	{"ton", 1e6},
	{"tonne", 1e6},
	{"tonnes", 1e6},
	{"吨", 1e6},
}

// mass returns the largest mass in grams that the record or the text around a
// mention tells.
func (w *words) mass(f *candidate) int64 {
	best := w.facts.MassGrams
	from, to := max(0, f.start-contextLetters), min(len(w.letters), f.end+contextLetters)
	w.looked += to - from
	for i := from; i < to; {
		if !w.letters[i].Digit() {
			i++
			continue
		}
		grams, end := w.massAt(i)
		best = max(best, grams)
		i = end
	}
	return best
}

// massAt reads a number and a unit at letter i.
func (w *words) massAt(i int) (grams int64, end int) {
	var number strings.Builder
	for end = i; end < len(w.letters) && w.letters[end].Digit() && end-i < 12; end++ {
		if end > i && w.letters[end].Gap != 0 {
			number.WriteByte('.') // 2.5 or 2,5; a thousands separator only makes it smaller
		}
		number.WriteRune(w.letters[end].Rune)
	}
	value, err := strconv.ParseFloat(number.String(), 64)
	if err != nil {
		return 0, end
	}
	for k := end + 1; k <= min(len(w.letters), end+9); k++ {
		if k < len(w.letters) && w.letters[k].Gap == 0 && !w.letters[k].Digit() && !w.letters[k].Han() {
			continue
		}
		word := w.plain(end, k)
		for _, u := range units {
			if u.name == word {
				return int64(value * u.grams), k
			}
		}
	}
	return 0, end
}

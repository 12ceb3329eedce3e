package main

import (
	"bufio"
	"compress/bzip2"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

const hanHeader = `# Han characters: readings without tones, and simplified forms. From the Unihan database of Unicode 15.0
# (kMandarin, kHanyuPinlu, kCantonese, kSimplifiedVariant); licence in NOTICE. Rebuild: go run ./tools/namedata han.
# Columns: kind, reading, characters. py: first Mandarin reading in pinyin (ü as v); alt: further Mandarin readings;
# ct: Cantonese as Hong Kong passports spell it; simp: a character followed by its simplified form, pair by pair.
`

// writeHan writes the characters of the basic block, grouped by reading.
func writeHan(w io.Writer, dir string) error {
	readings, err := unihan(filepath.Join(dir, "Unihan_Readings.txt.bz2"))
	if err != nil {
		return err
	}
	variants, err := unihan(filepath.Join(dir, "Unihan_Variants.txt.bz2"))
	if err != nil {
		return err
	}
	groups := map[string]map[string][]rune{"py": {}, "alt": {}, "ct": {}}
	var simplified []rune
	for _, r := range slices.Sorted(maps.Keys(readings)) {
		if r < 0x4E00 || r > 0x9FFF {
			continue
		}
		mandarin := pinyins(readings[r]["kMandarin"], readings[r]["kHanyuPinlu"])
		if own := ofNames[r]; own != "" && !slices.Contains(mandarin, own) {
			mandarin = append(mandarin, own)
		}
		for i, py := range mandarin {
			kind := "alt"
			if i == 0 {
				kind = "py"
			}
			groups[kind][py] = append(groups[kind][py], r)
		}
		if c := strings.Fields(readings[r]["kCantonese"]); len(c) > 0 {
			spelt := hongKong(strings.TrimRight(c[0], "123456"), mandarin)
			groups["ct"][spelt] = append(groups["ct"][spelt], r)
		}
		if s := simplify(r, variants[r]["kSimplifiedVariant"]); s != r {
			simplified = append(simplified, r, s)
		}
	}
	fmt.Fprint(w, hanHeader)
	for _, kind := range []string{"py", "alt", "ct"} {
		for _, reading := range slices.Sorted(maps.Keys(groups[kind])) {
			fmt.Fprintf(w, "%s\t%s\t%s\n", kind, reading, string(groups[kind][reading]))
		}
	}
	fmt.Fprintf(w, "simp\t\t%s\n", string(simplified))
	return nil
}

// ofNames are readings that characters have in given names, which the database
// does not have among their usual ones. By hand.
var ofNames = map[rune]string{'晟': "sheng", '茜': "xi", '隽': "jun", '娜': "nuo", '奇': "ji", '颉': "xie", '盖': "ge"}

// unihan reads one file of the database: character -> field -> value.
func unihan(path string) (map[rune]map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[rune]map[string]string{}
	lines := bufio.NewScanner(bzip2.NewReader(f))
	for lines.Scan() {
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) != 3 || !strings.HasPrefix(parts[0], "U+") {
			continue
		}
		code, err := strconv.ParseInt(parts[0][2:], 16, 32)
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, parts[0], err)
		}
		if out[rune(code)] == nil {
			out[rune(code)] = map[string]string{}
		}
		out[rune(code)][parts[1]] = parts[2]
	}
	return out, lines.Err()
}

// pinyins lists the readings without tones, the usual one first.
func pinyins(fields ...string) []string {
	var out []string
	for _, field := range fields {
		for _, part := range strings.Fields(field) {
			part, _, _ = strings.Cut(part, "(")
			if py := toneless(part); py != "" && !slices.Contains(out, py) {
				out = append(out, py)
			}
		}
	}
	return out
}

func toneless(s string) string {
	s = strings.ReplaceAll(norm.NFD.String(s), "u\u0308", "v")
	return strings.Map(func(r rune) rune {
		if r < 'a' || r > 'z' {
			return -1
		}
		return r
	}, s)
}

func simplify(r rune, field string) rune {
	for _, v := range strings.Fields(field) {
		code, err := strconv.ParseInt(strings.TrimPrefix(v, "U+"), 16, 32)
		if err == nil && rune(code) != r {
			return rune(code)
		}
	}
	return r
}

// hongKong spells a Jyutping syllable without its tone the way Hong Kong
// passports do; where usage varies, the most frequent spelling. They keep the
// sh that Cantonese had when the spelling was made, which Mandarin tells: 诚,
// cheng, is Shing, and 心, xin, is Sum.
func hongKong(s string, mandarin []string) string {
	hushed := len(mandarin) > 0 && (strings.HasPrefix(mandarin[0], "sh") || strings.HasPrefix(mandarin[0], "ch"))
	if final, ok := strings.CutPrefix(s, "s"); ok && hushed && slices.Contains([]string{"ing", "oeng", "eoi", "ek", "yu", "yun", "eon", "aan"}, final) {
		return "sh" + hongKong(s, nil)[1:]
	}
	initials := [][2]string{{"gw", "kw"}, {"kw", "kw"}, {"ng", "ng"}, {"b", "p"}, {"d", "t"}, {"g", "k"}, {"z", "ch"}, {"c", "ch"}, {"j", "y"}}
	finals := [][2]string{
		{"aai", "ai"},
		{"aau", "au"},
		{"aam", "am"},
		{"aan", "an"},
		{"aang", "ang"},
		{"aap", "ap"},
		{"aat", "at"},
		{"aak", "ak"},
		{"aa", "a"},
		{"oeng", "eung"},
		{"oek", "euk"},
		{"oe", "o"},
		{"eoi", "ui"},
		{"eon", "un"},
		{"eot", "ut"},
		{"ou", "o"},
		{"yun", "uen"},
		{"yut", "uet"},
		{"yu", "u"},
		{"i", "i"},
	}
	start := ""
	for _, in := range initials {
		if strings.HasPrefix(s, in[0]) {
			start, s = in[1], s[len(in[0]):]
			break
		}
	}
	if start == "" && s != "" && strings.ContainsRune("pmftnlkhsw", rune(s[0])) && len(s) > 1 {
		start, s = s[:1], s[1:]
	}
	for _, f := range finals {
		if s == f[0] {
			s = f[1]
			break
		}
	}
	if start == "ch" && (s == "ang" || s == "o" || s == "e" || s == "oi" || s == "ui" || s == "z") {
		start = "ts"
	}
	if start == "y" && s == "i" {
		s = "ee"
	}
	return start + s
}

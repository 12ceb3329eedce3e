package tidewaiter_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// forbidden are the words for what may never be an input to a score or a
// verdict (docs/fairness.md). Lists tell nationality or gender of an entry;
// their readers keep it as the publisher's statement, for display. No package
// that compares or decides may name it.
var forbidden = regexp.MustCompile(`(?i)nationalit|citizenship|ethnic|religio|\bgender|\bsex\b|\brace\b|native_?speaker|place_?of_?birth`)

// deciding are the folders whose code compares, scores or decides.
var deciding = []string{
	"names", "identifier", "internal/address", "internal/textsearch", "internal/match", "internal/link",
	"internal/goods", "internal/hs", "internal/substance", "internal/jurisdiction", "internal/check", "screen",
}

func TestForbiddenInputsAreNeverNamedWhereItIsDecided(t *testing.T) {
	for _, dir := range deciding {
		err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
				return nil // a folder of the list may not exist
			}
			set := token.NewFileSet()
			f, err := parser.ParseFile(set, file, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.Ident:
					complain(t, set, n.Pos(), n.Name)
				case *ast.BasicLit:
					complain(t, set, n.Pos(), n.Value)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func complain(t *testing.T, set *token.FileSet, pos token.Pos, text string) {
	t.Helper()
	if word := forbidden.FindString(text); word != "" {
		t.Errorf("%s: %q is no input to a score or verdict", set.Position(pos), word)
	}
}

// The test above must be able to fail.
func TestForbiddenWordsAreRecognised(t *testing.T) {
	for _, word := range []string{"Nationality", "entry.Gender", `"citizenship"`, "placeOfBirth", "religion"} {
		if !forbidden.MatchString(word) {
			t.Errorf("%q passes", word)
		}
	}
	for _, word := range []string{"national_id", "trace", "terrace", "Essex"} {
		if forbidden.MatchString(word) {
			t.Errorf("%q is forbidden", word)
		}
	}
}

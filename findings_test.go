package tidewaiter_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var findingCode = regexp.MustCompile(`^(AED|EXEMPT|DESC|SUBSTANCE|EQUIPMENT|HS|AMBIGUOUS|SELLER|PARTY|LINK|LIST|CHECK|ALLOW|FIELD)_[A-Z_]+$`)

// Every code that a check can give is explained to the clerk who reads it.
func TestEveryFindingCodeIsDocumented(t *testing.T) {
	doc, err := os.ReadFile("docs/findings.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, dir := range []string{"internal/check", "internal/batch", "screen"} {
		err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				lit, ok := n.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					return true
				}
				code, _ := strconv.Unquote(lit.Value)
				if findingCode.MatchString(code) {
					found++
					if !strings.Contains(string(doc), code) {
						t.Errorf("%s: %s is not in docs/findings.md", file, code)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found < 20 {
		t.Errorf("only %d codes found: does the pattern still fit?", found)
	}
}

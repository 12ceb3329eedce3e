package tidewaiter_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// levels lists the packages from the bottom up; a package may import its own
// level and those before it. "name/" stands for the folder and all below it.
var levels = [][]string{
	{"names/", "identifier/", "internal/address/", "internal/textsearch/"},
	{"parcel/", "message/"},
	{"packs/", "pack/", "internal/watchlist/", "internal/listing/", "internal/ownership/", "internal/allow/", "internal/substance/", "internal/cue/", "internal/description/", "internal/jurisdiction/", "internal/codes/", "internal/placeholder/", "internal/hs/", "internal/match/", "internal/link/", "internal/extract/", "internal/legal/", "internal/sameparty/"},
	{"finding/", "internal/history/"},
	{"internal/check/", "screen/"},
	{"internal/sample/", "internal/batch/"},
	{"internal/cli/", "cmd/", "tools/"},
}

func TestImportsPointDown(t *testing.T) {
	const module = "github.com/tidewaiter/tidewaiter/" // the module path and a slash
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		from := path.Dir(filepath.ToSlash(file))
		if err != nil || !strings.HasSuffix(file, ".go") || from == "." || strings.HasSuffix(file, "_test.go") {
			return err
		}
		if level(from) < 0 {
			t.Errorf("%s has no level yet: add it to the table", from)
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if to, ok := strings.CutPrefix(name, module); ok && level(to) > level(from) {
				t.Errorf("%s imports %s, which is above it", file, to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func level(dir string) int {
	return slices.IndexFunc(levels, func(names []string) bool {
		return slices.ContainsFunc(names, func(name string) bool {
			return dir == name || strings.HasSuffix(name, "/") && strings.HasPrefix(dir+"/", name)
		})
	})
}

package listing_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/internal/listing/fetch"
)

// A publisher is a server whose files a test changes.
type publisher struct {
	files  map[string]string
	handle http.HandlerFunc // in the place of files, where set
	asked  []string         // paths that were sent in full
}

func (p *publisher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p.handle != nil {
		p.handle(w, r)
		return
	}
	content, ok := p.files[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	tag := fmt.Sprintf(`"%x"`, content)
	w.Header().Set("ETag", tag)
	w.Header().Set("Last-Modified", "Fri, 02 Jan 2026 00:00:00 GMT")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	p.asked = append(p.asked, r.URL.Path)
	_, _ = io.WriteString(w, content)
}

// ownList is an invented in-house list of n entries.
func ownList(n int, name string) string {
	var b strings.Builder
	b.WriteString("id,name,country\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,%s %d,GB\n", i, name, i)
	}
	return b.String()
}

// updating sets up a server and a store that takes the files at paths from it.
func updating(t *testing.T, paths ...string) (*publisher, *listing.Updater, listing.Source) {
	t.Helper()
	p := &publisher{files: map[string]string{}}
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)
	dir := t.TempDir()
	var config strings.Builder
	config.WriteString("lists:\n  - name: taken\n    files:\n")
	for _, path := range paths {
		fmt.Fprintf(&config, "      - url: %s%s\n", server.URL, path)
	}
	if err := os.WriteFile(filepath.Join(dir, listing.SourcesFile), []byte(config.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	store := listing.OpenStore(dir)
	sources, err := store.Sources()
	if err != nil {
		t.Fatal(err)
	}
	noPause := func(context.Context, time.Duration) error { return nil }
	return p, &listing.Updater{Store: store, Client: &fetch.Client{Pause: noPause}}, sources[0]
}

var now = listing.ImportOptions{Now: time.Date(2026, 1, 3, 0, 0, 0, 0, time.UTC)}

// inForce gives the date and the number of versions of the list.
func inForce(t *testing.T, u *listing.Updater) (digest string, versions int) {
	t.Helper()
	p, err := u.Store.Active("taken")
	if err != nil {
		t.Fatal(err)
	}
	events, err := u.Store.History("taken")
	if err != nil {
		t.Fatal(err)
	}
	return p.Manifest.Digest, len(events)
}

func TestUpdate(t *testing.T) {
	p, u, src := updating(t, "/list.csv")
	p.files["/list.csv"] = ownList(30, "Invented")
	first, err := u.Update(t.Context(), src, now)
	if err != nil || first.Pack == nil || first.Pack.Manifest.Date != "2026-01-02" {
		t.Fatalf("first update: %+v, %v", first, err)
	}
	again, err := u.Update(t.Context(), src, now)
	if err != nil || again.Newer || len(p.asked) != 1 {
		t.Errorf("unchanged: %+v, %v, sent %v", again, err, p.asked)
	}
	p.files["/list.csv"] = ownList(31, "Invented")
	checked, err := u.Check(t.Context(), src)
	if err != nil || !checked.Newer || len(checked.Changes) != 1 {
		t.Errorf("check: %+v, %v", checked, err)
	}
	if _, versions := inForce(t, u); versions != 1 {
		t.Errorf("check changed what is in force")
	}
	next, err := u.Update(t.Context(), src, now)
	if err != nil || next.Pack == nil || len(next.Changes) != 1 {
		t.Errorf("second version: %+v, %v", next, err)
	}
	if checked, err = u.Check(t.Context(), src); err != nil || checked.Newer {
		t.Errorf("check after the update: %+v, %v", checked, err)
	}
}

// TestUpdateKeepsTheOld serves what must not come into force.
func TestUpdateKeepsTheOld(t *testing.T) {
	good := ownList(30, "Invented")
	for name, c := range map[string]struct {
		handle http.HandlerFunc
		want   string
	}{
		"cut off": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100000")
			_, _ = io.WriteString(w, good)
		}, "cut off"},
		"cut off unannounced": {func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, ownList(10, "Invented")) }, "refused: 10 entries"},
		"error page":          {func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "<!DOCTYPE html><html></html>") }, "an HTML page"},
		"empty":               {func(http.ResponseWriter, *http.Request) {}, "an empty file"},
		"down":                {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(503) }, "503"},
		"another list": {func(w http.ResponseWriter, r *http.Request) {
			http.ServeFile(w, r, "testdata/invented/uk-sanctions-list.csv")
		}, "refused: this is the UK list"},
		"column lost": {func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, strings.ReplaceAll(strings.Replace(good, ",country", "", 1), ",GB", ""))
		}, "hardly an entry has addresses any more"},
		"entity bomb": {func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><CONSOLIDATED_LIST>&c;</CONSOLIDATED_LIST>`)
		}, "document type declaration"},
	} {
		t.Run(name, func(t *testing.T) {
			p, u, src := updating(t, "/list.csv")
			p.files["/list.csv"] = good
			if _, err := u.Update(t.Context(), src, now); err != nil {
				t.Fatal(err)
			}
			before, _ := inForce(t, u)
			p.handle = c.handle
			_, err := u.Update(t.Context(), src, now)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one that says %q", err, c.want)
			}
			if after, versions := inForce(t, u); after != before || versions != 1 {
				t.Errorf("%d versions; the one in force changed", versions)
			}
			left, _ := filepath.Glob(filepath.Join(u.Store.Dir(), "taken", ".download-*"))
			if len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// TestUpdateSet takes a set of files of which one changes.
func TestUpdateSet(t *testing.T) {
	p, u, src := updating(t, "/sdn.csv", "/alt.csv", "/add.csv", "/sdn_comments.csv")
	row := "36,\"INVENTED\",-0- ,\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
	p.files = map[string]string{
		"/sdn.csv": row, "/alt.csv": "36,1,\"aka\",\"FICTION\",-0- \r\n", "/add.csv": "36,1,-0- ,-0- ,\"China\",-0- \r\n", "/sdn_comments.csv": "36,\"x\"\r\n",
	}
	if _, err := u.Update(t.Context(), src, now); err != nil {
		t.Fatal(err)
	}
	p.asked = nil
	p.files["/alt.csv"] = "36,1,\"aka\",\"FANTASY\",-0- \r\n"
	up, err := u.Update(t.Context(), src, now)
	if err != nil || len(up.Changes) != 1 || len(p.asked) != 1 || p.asked[0] != "/alt.csv" {
		t.Errorf("update %+v, %v; sent %v, want alt.csv alone", up, err, p.asked)
	}
	if err := u.Store.Verify("taken"); err != nil {
		t.Error(err)
	}
}

func TestSourcesRefuses(t *testing.T) {
	for content, want := range map[string]string{
		"lists: [{name: a}]": "either files or a folder",
		"lists: [{name: a, folder: x, files: [{url: 'http://h/x'}]}]":                          "either files or a folder",
		"lists: [{name: a, files: [{url: 'ftp://h/x'}]}]":                                      "not an http",
		"lists: [{name: a, files: [{url: 'https://h/'}]}]":                                     "needs a name",
		"lists: [{name: ../a, folder: x}]":                                                     "list name",
		"lists: [{name: a, folder: x}, {name: a, folder: y}]":                                  "twice",
		"lists: [{name: a, files: [{url: 'https://h/x'}, {url: 'https://i/x'}]}]":              "two files are called x",
		"lists: [{name: a, fodler: x}]":                                                        "fodler",
		"lists: [{name: a, files: [{url: 'https://h/x', name: '../y', sha256_url: 'https'}]}]": "needs a name",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, listing.SourcesFile), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := listing.OpenStore(dir).Sources(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", content, err, want)
		}
	}
	if _, err := listing.OpenStore(t.TempDir()).Sources(); !errors.Is(err, listing.ErrNoSources) {
		t.Errorf("without a file: %v", err)
	}
}

package fetch_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/listing/fetch"
)

const content = "id,name\n1,Invented\n"

func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

// get downloads from a server that answers with handle, without real pauses.
// It gives the pauses that were asked for.
func get(t *testing.T, r fetch.Request, handle http.HandlerFunc) (fetch.Result, []time.Duration, error) {
	t.Helper()
	server := httptest.NewServer(handle)
	defer server.Close()
	r.URL = server.URL + "/list.csv?token=secret"
	if r.SumURL != "" {
		r.SumURL = server.URL + r.SumURL
	}
	var pauses []time.Duration
	c := &fetch.Client{Pause: func(_ context.Context, d time.Duration) error {
		pauses = append(pauses, d)
		return nil
	}}
	to := filepath.Join(t.TempDir(), "list.csv")
	result, err := c.Get(t.Context(), r, to)
	if err == nil && !result.Unchanged {
		if data, _ := os.ReadFile(to); string(data) != content {
			t.Errorf("downloaded %q", data)
		}
	}
	if err != nil && strings.Contains(err.Error(), "secret") {
		t.Errorf("the error tells the key: %v", err)
	}
	return result, pauses, err
}

func serve(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, content) }

// after answers the first requests with first and the others with content.
func after(n int64, first http.HandlerFunc) http.HandlerFunc {
	var asked atomic.Int64
	return func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) <= n {
			first(w, r)
			return
		}
		serve(w, r)
	}
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", code) }
}

func cutOff(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = io.WriteString(w, content[:5])
}

func TestGetTriesAgain(t *testing.T) {
	for name, handle := range map[string]http.HandlerFunc{
		"server error": after(2, status(503)),
		"too many":     after(2, status(429)),
		"cut off":      after(2, cutOff),
	} {
		_, pauses, err := get(t, fetch.Request{}, handle)
		if err != nil || len(pauses) != 2 || pauses[0] < time.Second || pauses[1] <= pauses[0] {
			t.Errorf("%s: pauses %v, %v; want two that grow, then the file", name, pauses, err)
		}
	}
}

func TestGetWaitsAsAsked(t *testing.T) {
	_, pauses, err := get(t, fetch.Request{}, after(1, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	if err != nil || len(pauses) != 1 || pauses[0] != 7*time.Second {
		t.Errorf("pauses %v, %v; want 7 s", pauses, err)
	}
}

func TestGetGivesUp(t *testing.T) {
	for name, c := range map[string]struct {
		request fetch.Request
		handle  http.HandlerFunc
		want    error
		tries   int
	}{
		"always down":     {fetch.Request{}, status(500), fetch.ErrStatus, 4},
		"always cut off":  {fetch.Request{}, cutOff, io.ErrUnexpectedEOF, 4},
		"not there":       {fetch.Request{}, status(404), fetch.ErrStatus, 1},
		"forbidden":       {fetch.Request{}, status(403), fetch.ErrStatus, 1},
		"too large":       {fetch.Request{MaxBytes: 5}, serve, fetch.ErrTooLarge, 1},
		"wrong checksum":  {fetch.Request{SHA256: sum("other")}, serve, fetch.ErrChecksum, 4},
		"unasked for 304": {fetch.Request{}, status(304), fetch.ErrStatus, 1},
		"slow": {fetch.Request{Timeout: 30 * time.Millisecond}, func(_ http.ResponseWriter, r *http.Request) {
			<-r.Context().Done()
		}, context.DeadlineExceeded, 4},
	} {
		var asked atomic.Int64
		_, _, err := get(t, c.request, func(w http.ResponseWriter, r *http.Request) {
			asked.Add(1)
			c.handle(w, r)
		})
		if !errors.Is(err, c.want) || asked.Load() != int64(c.tries) {
			t.Errorf("%s: %v after %d tries, want %v after %d", name, err, asked.Load(), c.want, c.tries)
		}
	}
}

func TestGetUnchanged(t *testing.T) {
	handle := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Mon, 02 Jan 2026 00:00:00 GMT")
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		serve(w, r)
	}
	first, _, err := get(t, fetch.Request{SHA256: sum(content)}, handle)
	if err != nil || first.Unchanged || first.SHA256 != sum(content) {
		t.Fatalf("first: %+v, %v", first, err)
	}
	second, _, err := get(t, fetch.Request{Have: first.Validators}, handle)
	if err != nil || !second.Unchanged || second.Validators != first.Validators {
		t.Errorf("second: %+v, %v; want unchanged", second, err)
	}
}

func TestGetChecksumFile(t *testing.T) {
	for text, want := range map[string]error{sum(content) + "  list.csv\n": nil, sum("x"): fetch.ErrChecksum} {
		_, _, err := get(t, fetch.Request{SumURL: "/list.sha256"}, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/list.sha256" {
				_, _ = io.WriteString(w, text)
				return
			}
			serve(w, r)
		})
		if !errors.Is(err, want) {
			t.Errorf("checksum %q: %v, want %v", text, err, want)
		}
	}
}

func TestGetRedirects(t *testing.T) {
	_, _, err := get(t, fetch.Request{}, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/list.csv" {
			http.Redirect(w, r, "/moved.csv", http.StatusFound)
			return
		}
		serve(w, r)
	})
	if err != nil {
		t.Errorf("one redirection: %v", err)
	}
	_, pauses, err := get(t, fetch.Request{}, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/list.csv", http.StatusFound)
	})
	if err == nil || !strings.Contains(err.Error(), "redirection refused") || len(pauses) > 0 {
		t.Errorf("a loop: %v, %v", err, pauses)
	}
}

func TestGetKeepsHTTPS(t *testing.T) {
	plain := httptest.NewServer(http.HandlerFunc(serve))
	defer plain.Close()
	secure := httptest.NewTLSServer(http.RedirectHandler(plain.URL, http.StatusFound))
	defer secure.Close()
	c := &fetch.Client{HTTP: secure.Client()}
	_, err := c.Get(t.Context(), fetch.Request{URL: secure.URL}, filepath.Join(t.TempDir(), "x"))
	if err == nil || !strings.Contains(err.Error(), "from https to http") {
		t.Errorf("a redirection to http: %v", err)
	}
}

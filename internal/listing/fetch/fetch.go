// Package fetch downloads one file from a publisher. What goes in is an
// address with what is known of the last download; what comes out is the file
// at the place asked for, or word that it has not changed. A download is
// bounded in size and time, tried again where that may help, and compared with
// a checksum where there is one. Whether the file is a list is for listing.
package fetch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

// Limits of a download that names none.
const (
	DefaultMaxBytes = 512 << 20 // four times the largest list known
	DefaultTimeout  = 10 * time.Minute
)

// attempts bounds how often a download is tried.
const attempts = 4

// Errors that callers may tell apart.
var (
	ErrTooLarge = errors.New("larger than the limit")
	ErrChecksum = errors.New("the checksum does not match")
	ErrStatus   = errors.New("the server refused")
)

// A Request says what to download.
type Request struct {
	URL      string
	SHA256   string        // hexadecimal; empty: not compared
	SumURL   string        // of a file that begins with the SHA-256 in hexadecimal; empty: none
	MaxBytes int64         // 0: DefaultMaxBytes
	Timeout  time.Duration // of one attempt; 0: DefaultTimeout
	Have     Validators    // of the copy at hand; zero: none
}

// Validators are what a server gives to recognise a copy by.
type Validators struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

// A Result says what was downloaded.
type Result struct {
	Unchanged  bool // the copy at hand is the newest; nothing was written
	SHA256     string
	Bytes      int64
	Validators Validators
}

// A Client downloads. The zero Client uses the proxy of the environment and
// real pauses.
type Client struct {
	HTTP  *http.Client
	Pause func(context.Context, time.Duration) error // between attempts
}

// Get downloads to the file named to. When it fails the file may hold a part.
func (c *Client) Get(ctx context.Context, r Request, to string) (Result, error) {
	var result Result
	var err error
	for n := range attempts {
		var again time.Duration
		result, again, err = c.attempt(ctx, r, to)
		if err == nil || again == 0 || ctx.Err() != nil || n == attempts-1 {
			break
		}
		if pause := c.pause(ctx, max(again, time.Second<<n)); pause != nil {
			return result, fmt.Errorf("download %s: %w", Plain(r.URL), pause)
		}
	}
	if err != nil {
		return result, fmt.Errorf("download %s: %w", Plain(r.URL), err)
	}
	return result, nil
}

func (c *Client) pause(ctx context.Context, d time.Duration) error {
	if c.Pause != nil {
		return c.Pause(ctx, d)
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// soon says that an attempt is worth repeating.
const soon = time.Nanosecond

// attempt downloads once. A failure that time may mend comes with the least
// time to wait.
func (c *Client) attempt(ctx context.Context, r Request, to string) (Result, time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(r.Timeout, DefaultTimeout))
	defer cancel()
	sum := strings.ToLower(r.SHA256)
	if r.SumURL != "" {
		var again time.Duration
		var err error
		if sum, again, err = c.checksum(ctx, r.SumURL); err != nil {
			return Result{}, again, err
		}
	}
	resp, again, err := c.ask(ctx, r.URL, r.Have)
	if err != nil {
		return Result{}, again, err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusNotModified {
		return Result{Unchanged: true, Validators: r.Have}, 0, nil
	}
	result, err := save(resp.Body, to, cmp.Or(r.MaxBytes, DefaultMaxBytes))
	if err != nil {
		return result, retryUnless(errors.Is(err, ErrTooLarge)), err
	}
	if sum != "" && result.SHA256 != sum {
		return result, soon, fmt.Errorf("%w: %s of the file, %s as announced", ErrChecksum, result.SHA256, sum)
	}
	result.Validators = Validators{ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified")}
	return result, 0, dated(to, result.Validators.LastModified)
}

// dated gives a file the time that its server states: some lists tell their
// date in no other way.
func dated(file, lastModified string) error {
	at, err := http.ParseTime(lastModified)
	if err != nil {
		return nil // not told
	}
	return os.Chtimes(file, at, at)
}

func retryUnless(final bool) time.Duration {
	if final {
		return 0
	}
	return soon
}

// ask sends a request and judges the status.
func (c *Client) ask(ctx context.Context, address string, have Validators) (*http.Response, time.Duration, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, 0, plainError(err)
	}
	req.Header.Set("User-Agent", "tidewaiter")
	if have.ETag != "" {
		req.Header.Set("If-None-Match", have.ETag)
	}
	if have.LastModified != "" {
		req.Header.Set("If-Modified-Since", have.LastModified)
	}
	resp, err := c.client().Do(req)
	if err != nil {
		return nil, retryUnless(errors.Is(err, errRedirect)), plainError(err)
	}
	switch code := resp.StatusCode; {
	case code == http.StatusOK, code == http.StatusNotModified && have != Validators{}:
		return resp, 0, nil
	case code >= 500, code == http.StatusTooManyRequests, code == http.StatusRequestTimeout:
		resp.Body.Close()
		return nil, max(retryAfter(resp), soon), fmt.Errorf("%w: %s", ErrStatus, resp.Status)
	default:
		resp.Body.Close()
		return nil, 0, fmt.Errorf("%w: %s: is the address still right?", ErrStatus, resp.Status)
	}
}

// longestWait bounds what a server may ask us to wait.
const longestWait = time.Minute

func retryAfter(resp *http.Response) time.Duration {
	seconds, err := time.ParseDuration(resp.Header.Get("Retry-After") + "s")
	if err != nil || seconds < 0 {
		return 0
	}
	return min(seconds, longestWait)
}

// errRedirect reports a redirection that is not followed.
var errRedirect = errors.New("redirection refused")

func (c *Client) client() *http.Client {
	if c.HTTP == nil {
		transport := http.DefaultTransport.(*http.Transport).Clone() // heeds HTTPS_PROXY and the like
		transport.ResponseHeaderTimeout = time.Minute
		return &http.Client{Transport: transport, CheckRedirect: checkRedirect}
	}
	with := *c.HTTP
	with.CheckRedirect = checkRedirect
	return &with
}

// checkRedirect follows a few redirections, but none from https to http.
func checkRedirect(next *http.Request, via []*http.Request) error {
	if len(via) >= 5 {
		return fmt.Errorf("%w: more than five", errRedirect)
	}
	if via[0].URL.Scheme == "https" && next.URL.Scheme != "https" {
		return fmt.Errorf("%w: from https to %s", errRedirect, next.URL.Scheme)
	}
	return nil
}

// save writes a body to a file and hashes it.
func save(body io.Reader, to string, limit int64) (Result, error) {
	f, err := os.Create(to)
	if err != nil {
		return Result{}, err
	}
	hash := sha256.New()
	n, err := io.Copy(io.MultiWriter(f, hash), io.LimitReader(body, limit+1))
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = fmt.Errorf("cut off after %d bytes: %w", n, err)
	}
	if err == nil && n > limit {
		err = fmt.Errorf("%w of %d bytes", ErrTooLarge, limit)
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return Result{SHA256: hex.EncodeToString(hash.Sum(nil)), Bytes: n}, err
}

// checksum reads the SHA-256 that a publisher announces, as sha256sum writes
// it.
func (c *Client) checksum(ctx context.Context, address string) (string, time.Duration, error) {
	resp, again, err := c.ask(ctx, address, Validators{})
	if err != nil {
		return "", again, fmt.Errorf("checksum: %w", err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(io.LimitReader(resp.Body, 4096))
	if err != nil {
		return "", soon, fmt.Errorf("checksum: %w", err)
	}
	sum, _, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	if raw, err := hex.DecodeString(sum); err != nil || len(raw) != sha256.Size {
		return "", 0, fmt.Errorf("checksum: %s does not begin with a SHA-256 in hexadecimal", Plain(address))
	}
	return strings.ToLower(sum), 0, nil
}

// Plain gives an address for people: without password and query, which may
// hold a key.
func Plain(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "the address"
	}
	u.User, u.RawQuery = nil, ""
	return u.String()
}

// plainError takes the address out of an error of net/http; the caller names
// it without its query.
func plainError(err error) error {
	var e *url.Error
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

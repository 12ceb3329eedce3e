package listing_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"github.com/tidewaiter/tidewaiter/internal/listing"
)

// TestImportWaits holds the lock of a name as another process would.
func TestImportWaits(t *testing.T) {
	dir := t.TempDir()
	s := listing.OpenStore(dir)
	o := listing.ImportOptions{Name: "own", Date: "2026-01-02", Now: time.Unix(0, 0)}
	if _, err := s.Import(t.Context(), write(t, "own.csv", ownList(3, "A")), o); err != nil {
		t.Fatal(err)
	}
	other := flock.New(filepath.Join(dir, "own", ".lock"))
	if err := other.Lock(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := s.Import(ctx, write(t, "own.csv", ownList(4, "A")), o); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("import under a held lock: %v", err)
	}
	if err := other.Unlock(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Import(t.Context(), write(t, "own.csv", ownList(4, "A")), o); err != nil {
		t.Errorf("import after the lock was let go: %v", err)
	}
}

// TestImportAfterAKill finds what an import left that was killed half way: the
// version in force still opens, and the next import takes the rest away.
func TestImportAfterAKill(t *testing.T) {
	dir := t.TempDir()
	s := listing.OpenStore(dir)
	o := listing.ImportOptions{Name: "own", Date: "2026-01-02", Now: time.Unix(0, 0)}
	if _, err := s.Import(t.Context(), write(t, "own.csv", ownList(3, "A")), o); err != nil {
		t.Fatal(err)
	}
	half := filepath.Join(dir, "own", "versions", ".new-123")
	if err := os.MkdirAll(half, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{filepath.Join(half, "list.bin"), filepath.Join(dir, "own", "active.new")} {
		if err := os.WriteFile(file, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if p, err := s.Active("own"); err != nil || p.Manifest.Date != "2026-01-02" {
		t.Errorf("the version in force: %v, %v", p, err)
	}
	p, err := s.Import(t.Context(), write(t, "own.csv", ownList(4, "A")), o)
	if err != nil {
		t.Fatal(err)
	}
	if active, err := s.Active("own"); err != nil || active.Manifest.Digest != p.Manifest.Digest {
		t.Errorf("after the next import %v is in force (%v), want %s", active, err, p.Manifest.Digest)
	}
	if _, err := os.Stat(half); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what the killed import left is still there: %v", err)
	}
}

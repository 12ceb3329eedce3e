package listing_test

import (
	"context"
	"errors"
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

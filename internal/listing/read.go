// Package listing keeps watchlists: it recognises a publisher's files, reads
// them, compiles them into packs, guards the change from one version to the
// next, and stores versions that never change under a pointer to those in
// force. What a list says is for package watchlist; what it means for a parcel
// is for the checks.
package listing

import (
	"fmt"
	"os"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
)

// Read reads a publisher's list from a folder or file, whichever publisher it
// is, or says what the files look like instead.
func Read(path string) (*watchlist.List, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read list: %w", err)
	}
	if info.IsDir() {
		return ofac.ReadDir(path)
	}
	return nil, fmt.Errorf("read list: %s is no folder", path)
}

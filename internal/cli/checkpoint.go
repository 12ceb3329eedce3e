package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"time"

	"github.com/tidewaiter/tidewaiter/pack"
)

// A checkpoint says how far a run has come: how many records are answered and
// where their answers end. It is written after the answers are on disk, so a
// run that is killed at any moment goes on without a gap or a repetition.
type checkpoint struct {
	Files   []string            `json:"files"`
	Format  format              `json:"format"`
	Packs   map[string]pack.Ref `json:"packs"`
	Records int                 `json:"records"`
	Offset  int64               `json:"offset"` // end of the answers, in bytes
	Totals  totals              `json:"totals"`

	path  string
	saved time.Time
}

// saveEvery is how often progress is put on disk at most.
const saveEvery = time.Second

// openCheckpoint reads an earlier run's checkpoint, or starts a new one. The
// same files and the same packs must be given: one manifest is answered on
// one set of lists.
func openCheckpoint(path string, files []string, out format, packs pack.Set) (*checkpoint, error) {
	c := &checkpoint{Files: files, Format: out, Packs: packs.Refs(), path: path}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read checkpoint: %w", err)
	}
	var old checkpoint
	if err := json.Unmarshal(data, &old); err != nil {
		return nil, configError(fmt.Errorf("checkpoint %s: %w; remove it to start again", path, err))
	}
	switch {
	case !slices.Equal(old.Files, files):
		return nil, configError(fmt.Errorf("checkpoint %s is for the files %q, not %q: use another checkpoint", path, old.Files, files))
	case old.Format != out:
		return nil, configError(fmt.Errorf("checkpoint %s is for -o %s, not %s", path, old.Format, out))
	case !reflect.DeepEqual(old.Packs, c.Packs):
		return nil, configError(fmt.Errorf("checkpoint %s was made with other packs: one manifest is answered on one set of lists; remove it to start again", path))
	}
	c.Records, c.Offset, c.Totals = old.Records, old.Offset, old.Totals
	return c, nil
}

// due reports whether it is time to put progress on disk.
func (c *checkpoint) due() bool { return time.Since(c.saved) >= saveEvery }

// save puts the answers on disk, then replaces the checkpoint in one step.
func (c *checkpoint) save(t totals, w *answerWriter) error {
	if err := w.file.Sync(); err != nil {
		return fmt.Errorf("write %s: %w", w.name, err)
	}
	c.saved = time.Now()
	c.Records, c.Totals, c.Offset = t.Records, t, w.offset
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(c.path), filepath.Base(c.path)+".*")
	if err != nil {
		return fmt.Errorf("write checkpoint: %w", err)
	}
	_, err = tmp.Write(append(data, '\n'))
	err = errors.Join(err, tmp.Sync(), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), c.path)
	}
	if err != nil {
		os.Remove(tmp.Name())
		return fmt.Errorf("write checkpoint: %w", err)
	}
	return nil
}

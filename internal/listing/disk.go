package listing

import (
	"errors"
	"os"
	"path/filepath"
)

// A version that is named as the one in force must be there after a power cut
// too, so that what is written is forced to the disk before it gets its name.

// writeFile replaces a file by renaming a complete one over it.
func writeFile(file string, data []byte) error {
	if err := writeSynced(file+".new", data); err != nil {
		return err
	}
	return renameSynced(file+".new", file)
}

// writeSynced writes a file and waits until it is on the disk.
func writeSynced(file string, data []byte) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// renameSynced renames a file or folder and waits until the new name is on the
// disk.
func renameSynced(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	dir, err := os.Open(filepath.Dir(to))
	if err != nil {
		return err
	}
	_ = dir.Sync() // some file systems cannot, and order renames anyhow
	return dir.Close()
}

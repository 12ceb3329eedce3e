// Command packdigest rewrites "files" and "digest" in the manifest of every
// pack of the repository. Run it after any change to a pack's files:
//
//	go run ./tools/packdigest [DIR...]
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/tidewaiter/tidewaiter/pack"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "packdigest:", err)
		os.Exit(1)
	}
}

func run(dirs []string) error {
	if len(dirs) == 0 {
		found, err := filepath.Glob(filepath.Join(packsDir(), "*", pack.ManifestFile))
		if err != nil {
			return err
		}
		for _, file := range found {
			dirs = append(dirs, filepath.Dir(file))
		}
	}
	for _, dir := range dirs {
		if err := seal(dir); err != nil {
			return err
		}
	}
	return nil
}

// packsDir finds the packs from the root of the repository and from packs/
// itself, where go generate runs.
func packsDir() string {
	if _, err := os.Stat("packs"); err == nil {
		return "packs"
	}
	return "."
}

func seal(dir string) error {
	file := filepath.Join(dir, pack.ManifestFile)
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var m pack.Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	m, err = pack.Seal(os.DirFS(dir), m)
	if err != nil {
		return err
	}
	out, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(out, '\n'), 0o644)
}

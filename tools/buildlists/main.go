// Command buildlists compiles the watchlists that come with the program: for
// each folder packs/NAME/source it reads the publisher's files, writes
// packs/NAME/list.bin and completes packs/NAME/manifest.json, whose name,
// title, version, date, publisher, licence and note are written by hand.
//
//	go run ./tools/buildlists [NAME...]
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/pack"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "buildlists:", err)
		os.Exit(1)
	}
}

func run(names []string) error {
	root := "packs"
	if _, err := os.Stat(root); err != nil {
		root = "." // go generate runs in packs/
	}
	if len(names) == 0 {
		found, err := filepath.Glob(filepath.Join(root, "*", "source"))
		if err != nil {
			return err
		}
		for _, dir := range found {
			names = append(names, filepath.Base(filepath.Dir(dir)))
		}
	}
	for _, name := range names {
		if err := build(filepath.Join(root, name)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// build compiles the list of one pack's folder.
func build(dir string) error {
	file := filepath.Join(dir, pack.ManifestFile)
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var m pack.Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	l, err := listing.Read(filepath.Join(dir, "source"))
	if err != nil {
		return err
	}
	p, err := listing.Compile(l, m)
	if err != nil {
		return err
	}
	return listing.WritePack(dir, p)
}

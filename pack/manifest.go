package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"time"
)

// A Manifest says what a pack is, where it comes from and what it holds.
type Manifest struct {
	Name      string            `json:"name"` // as answers call it, for example "ofac-sdn"
	Kind      Kind              `json:"kind"`
	Title     string            `json:"title"`
	Version   string            `json:"version"` // the publisher's, else the date
	Date      string            `json:"date"`    // YYYY-MM-DD: the day the content describes
	Publisher string            `json:"publisher"`
	Licence   string            `json:"licence"`            // SPDX identifier or the publisher's words
	ValidFrom string            `json:"valid_from"`         // YYYY-MM-DD
	ValidTo   string            `json:"valid_to,omitempty"` // YYYY-MM-DD, exclusive; empty: until replaced
	Note      string            `json:"note,omitempty"`     // what a user must know, for example that it is a demonstration
	MadeFrom  []Origin          `json:"made_from,omitempty"`
	Files     map[string]string `json:"files"` // file name to SHA-256 in hex
	// Digest is "sha256:" and the SHA-256 of this manifest without the digest,
	// which pins every file too.
	Digest string `json:"digest"`
}

// Kind says what a pack is for.
type Kind string

const (
	Watchlist     Kind = "watchlist"     // listed parties
	Substances    Kind = "substances"    // controlled substances and equipment
	Descriptions  Kind = "descriptions"  // stop lists for goods descriptions
	Nomenclature  Kind = "nomenclature"  // Harmonized System texts and watch list
	Jurisdictions Kind = "jurisdictions" // rules of destinations
	Tables        Kind = "tables"        // code lists and other small tables
	AllowList     Kind = "allow-list"    // pairs of party and entry told apart; also the pack's name
)

// AllowFile is the file of an allow-list pack; the pack's date is the day on
// which the list is judged.
const AllowFile = "allow.csv"

// An Origin is one source file that a pack was made from.
type Origin struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256,omitempty"`
	Date   string `json:"date,omitempty"`
	Note   string `json:"note,omitempty"`
}

// ManifestFile is the name of the manifest in a pack's folder.
const ManifestFile = "manifest.json"

// ErrDigest reports a pack whose content is not what its manifest says.
var ErrDigest = errors.New("content does not match the manifest")

// Seal fills Files and Digest from the content of a pack's folder.
func Seal(fsys fs.FS, m Manifest) (Manifest, error) {
	m.Files = map[string]string{}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return m, fmt.Errorf("read pack %s: %w", m.Name, err)
	}
	for _, e := range entries {
		if e.IsDir() || e.Name() == ManifestFile || path.Ext(e.Name()) == "" {
			continue
		}
		data, err := fs.ReadFile(fsys, e.Name())
		if err != nil {
			return m, fmt.Errorf("read pack %s: %w", m.Name, err)
		}
		m.Files[e.Name()] = hexSum(data)
	}
	m.Digest = m.digest()
	return m, nil
}

func (m Manifest) digest() string {
	m.Digest = ""
	data, err := json.Marshal(m) // map keys come sorted
	if err != nil {
		panic(err) // strings and maps of strings always marshal
	}
	return "sha256:" + hexSum(data)
}

func hexSum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// validate reports the first thing that is wrong with a manifest.
func (m Manifest) validate() error {
	switch {
	case m.Name == "":
		return errors.New(`manifest has no "name"`)
	case m.Version == "":
		return fmt.Errorf(`manifest of %s has no "version"`, m.Name)
	case m.Licence == "":
		return fmt.Errorf(`manifest of %s has no "licence"`, m.Name)
	case m.Digest != m.digest():
		return fmt.Errorf("manifest of %s: %w: run tools/packdigest after a change", m.Name, ErrDigest)
	}
	if _, err := time.Parse(time.DateOnly, m.Date); err != nil {
		return fmt.Errorf(`manifest of %s: "date" %q is not YYYY-MM-DD`, m.Name, m.Date)
	}
	return nil
}

// FileNames lists the files of the pack, sorted.
func (m Manifest) FileNames() []string {
	return slices.Sorted(maps.Keys(m.Files))
}

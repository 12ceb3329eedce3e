package listing

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// SourcesFile is the name, in the folder of lists, of the file that says where
// "lists update" takes lists from. Without it nothing is contacted.
const SourcesFile = "sources.yaml"

// ErrNoSources reports a folder of lists without that file.
var ErrNoSources = errors.New("no sources are configured")

// A Source says where a list comes from.
type Source struct {
	Name     string        `yaml:"name"`      // of the list
	Files    []Remote      `yaml:"files"`     // to download; more than one for a set
	Folder   string        `yaml:"folder"`    // or a folder or file on this machine, for example a share
	Partial  bool          `yaml:"partial"`   // take a set that lacks files
	MaxBytes int64         `yaml:"max_bytes"` // of one file
	Timeout  time.Duration `yaml:"timeout"`   // of one attempt at one file
}

// A Remote is a file on a publisher's server.
type Remote struct {
	URL    string `yaml:"url"`
	Name   string `yaml:"name"`       // what to call the file; default: the last part of the address
	SHA256 string `yaml:"sha256"`     // hexadecimal, where one file is wanted and no other
	SumURL string `yaml:"sha256_url"` // where the publisher announces it
}

// Sources reads the configured sources.
func (s *Store) Sources() ([]Source, error) {
	file := filepath.Join(s.dir, SourcesFile)
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: write %s (docs/lists.md shows one)", ErrNoSources, file)
	}
	if err != nil {
		return nil, fmt.Errorf("read the sources of lists: %w", err)
	}
	var config struct {
		Lists []Source `yaml:"lists"`
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&config); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	seen := map[string]bool{}
	for i := range config.Lists {
		src := &config.Lists[i]
		if err := src.validate(); err != nil {
			return nil, fmt.Errorf("%s: list %q: %w", file, src.Name, err)
		}
		if seen[src.Name] {
			return nil, fmt.Errorf("%s: list %q stands there twice", file, src.Name)
		}
		seen[src.Name] = true
		if src.Folder != "" && !filepath.IsAbs(src.Folder) {
			src.Folder = filepath.Join(s.dir, src.Folder)
		}
	}
	return config.Lists, nil
}

func (src *Source) validate() error {
	if err := checkName(src.Name); err != nil {
		return err
	}
	if (len(src.Files) == 0) == (src.Folder == "") {
		return errors.New("give either files or a folder")
	}
	names := map[string]bool{}
	for i := range src.Files {
		r := &src.Files[i]
		u, err := url.Parse(r.URL)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			return fmt.Errorf("url %q is not an http or https address", r.URL)
		}
		if r.Name == "" {
			r.Name = path.Base(u.Path)
		}
		if r.Name == "/" || r.Name == "." || strings.HasPrefix(r.Name, ".") || strings.ContainsAny(r.Name, `/\`) {
			return fmt.Errorf("url %q needs a name for the file", r.URL)
		}
		if names[r.Name] {
			return fmt.Errorf("two files are called %s: give one a name", r.Name)
		}
		names[r.Name] = true
	}
	return nil
}

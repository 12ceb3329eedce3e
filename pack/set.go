package pack

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// A Set is the packs that one assessment uses, by name. It is immutable; the
// zero Set is empty.
type Set struct {
	packs map[string]*Pack
}

// NewSet makes a set; two packs of one name are an error.
func NewSet(packs ...*Pack) (Set, error) {
	s := Set{packs: make(map[string]*Pack, len(packs))}
	for _, p := range packs {
		if _, ok := s.packs[p.Manifest.Name]; ok {
			return Set{}, fmt.Errorf("two packs are named %s: remove one", p.Manifest.Name)
		}
		s.packs[p.Manifest.Name] = p
	}
	return s, nil
}

// OpenAll opens every folder of fsys that holds a manifest.
func OpenAll(fsys fs.FS) (Set, error) {
	found, err := fs.Glob(fsys, "*/"+ManifestFile)
	if err != nil {
		return Set{}, fmt.Errorf("find packs: %w", err)
	}
	if len(found) == 0 {
		return Set{}, errors.New("find packs: no folder holds a manifest.json")
	}
	var packs []*Pack
	for _, file := range found {
		dir := file[:len(file)-len("/"+ManifestFile)]
		sub, err := fs.Sub(fsys, dir)
		if err != nil {
			return Set{}, fmt.Errorf("open pack %s: %w", dir, err)
		}
		p, err := Open(sub)
		if err != nil {
			return Set{}, fmt.Errorf("%s: %w", dir, err)
		}
		packs = append(packs, p)
	}
	return NewSet(packs...)
}

// With returns a set in which p replaces the pack of its name, if any.
func (s Set) With(p *Pack) Set {
	packs := maps.Clone(s.packs)
	if packs == nil {
		packs = map[string]*Pack{}
	}
	packs[p.Manifest.Name] = p
	return Set{packs: packs}
}

// Without returns a set that lacks the packs of the given names.
func (s Set) Without(names ...string) Set {
	packs := maps.Clone(s.packs)
	for _, name := range names {
		delete(packs, name)
	}
	return Set{packs: packs}
}

// Get returns the pack of a name.
func (s Set) Get(name string) (*Pack, bool) {
	p, ok := s.packs[name]
	return p, ok
}

// Kind returns the packs of one kind, sorted by name.
func (s Set) Kind(k Kind) []*Pack {
	var out []*Pack
	for _, p := range s.All() {
		if p.Manifest.Kind == k {
			out = append(out, p)
		}
	}
	return out
}

// All returns the packs, sorted by name.
func (s Set) All() []*Pack {
	out := make([]*Pack, 0, len(s.packs))
	for _, name := range slices.Sorted(maps.Keys(s.packs)) {
		out = append(out, s.packs[name])
	}
	return out
}

// Refs names all packs for an answer.
func (s Set) Refs() map[string]Ref {
	refs := make(map[string]Ref, len(s.packs))
	for name, p := range s.packs {
		refs[name] = p.Ref()
	}
	return refs
}

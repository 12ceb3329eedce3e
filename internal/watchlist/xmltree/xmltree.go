// Package xmltree reads the large XML files of sanctions publishers one
// record at a time: each record comes as a small tree, so that a reader can
// ask for what it knows and keep the rest. Namespaces are dropped, document
// type declarations are refused (they are how entity bombs arrive), and depth
// is bounded.
package xmltree

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
)

// maxDepth is far above what any publisher nests.
const maxDepth = 64

// A Node is one element. Asking for a text or an attribute marks it as used;
// Unused then tells what a reader has not asked for.
type Node struct {
	Name     string
	Children []*Node

	attrs []xml.Attr
	text  string
	used  bool
}

// Attr gives the value of an attribute, or "".
func (n *Node) Attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Value gives the text of the node, without blanks around it.
func (n *Node) Value() string {
	if n == nil {
		return ""
	}
	n.used = true
	return n.text
}

// Child gives the first child at the end of a path of names, or nil.
func (n *Node) Child(path ...string) *Node {
	for _, name := range path {
		if n == nil {
			return nil
		}
		i := slices.IndexFunc(n.Children, func(c *Node) bool { return c.Name == name })
		if i < 0 {
			return nil
		}
		n = n.Children[i]
	}
	return n
}

// Get gives the text of the first child at the end of a path of names.
func (n *Node) Get(path ...string) string { return n.Child(path...).Value() }

// All gives the children called name of the first child at the end of the
// path before it: All("akaList", "aka").
func (n *Node) All(path ...string) []*Node {
	parent := n.Child(path[:len(path)-1]...)
	if parent == nil {
		return nil
	}
	var found []*Node
	for _, c := range parent.Children {
		if c.Name == path[len(path)-1] {
			found = append(found, c)
		}
	}
	return found
}

// Skip marks children as used that say nothing about the party.
func (n *Node) Skip(names ...string) {
	if n == nil {
		return
	}
	for _, c := range n.Children {
		if slices.Contains(names, c.Name) {
			c.used = true
		}
	}
}

// Use marks a node and everything below it as used.
func (n *Node) Use() {
	if n == nil {
		return
	}
	n.used = true
	for _, c := range n.Children {
		c.Use()
	}
}

// Unused calls yield with the path and text of each node below n that has a
// text nobody asked for.
func (n *Node) Unused(yield func(path, text string)) {
	n.unused("", yield)
}

func (n *Node) unused(path string, yield func(path, text string)) {
	if n == nil {
		return
	}
	if !n.used && n.text != "" {
		yield(path, n.text)
	}
	for _, c := range n.Children {
		below := c.Name
		if path != "" {
			below = path + "/" + c.Name
		}
		c.unused(below, yield)
	}
}

// A Reader gives the records of one file.
type Reader struct {
	file    *source.File
	decoder *xml.Decoder
	open    []string // names of the containers that are open
}

// NewReader reads f, which must be XML.
func NewReader(f *source.File) (*Reader, error) {
	if err := f.Expect(source.XML, "give the XML file as published"); err != nil {
		return nil, err
	}
	d := xml.NewDecoder(f)
	d.CharsetReader = westernCharset
	return &Reader{file: f, decoder: d}, nil
}

// Open begins to read a file whose root element must be called root. The hint
// tells whoever gives another file which one is wanted.
func Open(f *source.File, root, hint string) (*Reader, *Node, error) {
	r, err := NewReader(f)
	if err != nil {
		return nil, nil, err
	}
	n, err := r.Root()
	if err != nil {
		return nil, nil, err
	}
	if n.Name != root {
		return nil, nil, &source.SyntaxError{File: f.Name, Reason: fmt.Sprintf("the root element is %q, not %s", n.Name, root), Hint: hint}
	}
	return r, n, nil
}

// Root reads up to the root element and gives it without its children.
func (r *Reader) Root() (*Node, error) {
	for {
		token, err := r.token()
		if err != nil {
			return nil, err
		}
		if start, ok := token.(xml.StartElement); ok {
			r.open = append(r.open, start.Name.Local)
			return newNode(start), nil
		}
	}
}

// Each calls add with each element below the root and the name of its parent.
// Elements named in containers are not built: their children come instead.
func (r *Reader) Each(add func(parent string, n *Node) error, containers ...string) error {
	for len(r.open) > 0 {
		token, err := r.token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if err := r.close(t); err != nil {
				return err
			}
		case xml.StartElement:
			if slices.Contains(containers, t.Name.Local) {
				r.open = append(r.open, t.Name.Local)
				continue
			}
			n := newNode(t)
			if err := r.fill(n, 1); err != nil {
				return err
			}
			if err := add(r.open[len(r.open)-1], n); err != nil {
				return r.fault(err.Error(), "")
			}
		}
	}
	return nil
}

func (r *Reader) close(end xml.EndElement) error {
	if open := r.open[len(r.open)-1]; open != end.Name.Local {
		return r.fault(fmt.Sprintf("<%s> is closed by </%s>", open, end.Name.Local), "the file is damaged: download it again")
	}
	r.open = r.open[:len(r.open)-1]
	return nil
}

// fill reads the content of n up to its end.
func (r *Reader) fill(n *Node, depth int) error {
	if depth > maxDepth {
		return r.fault("elements are nested too deeply", "this is no sanctions list")
	}
	var text strings.Builder
	for {
		token, err := r.token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			c := newNode(t)
			n.Children = append(n.Children, c)
			if err := r.fill(c, depth+1); err != nil {
				return err
			}
		case xml.CharData:
			if len(n.Children) == 0 || len(strings.TrimSpace(string(t))) > 0 {
				text.Write(t)
			}
		case xml.EndElement:
			if t.Name.Local != n.Name {
				return r.fault(fmt.Sprintf("<%s> is closed by </%s>", n.Name, t.Name.Local), "the file is damaged: download it again")
			}
			n.text = strings.TrimSpace(text.String())
			return nil
		}
	}
}

func newNode(t xml.StartElement) *Node {
	return &Node{Name: t.Name.Local, attrs: t.Attr}
}

// token gives the next token and puts what is wrong into words.
func (r *Reader) token() (xml.Token, error) {
	token, err := r.decoder.RawToken()
	var syntax *xml.SyntaxError
	switch {
	case err == io.EOF, errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &syntax) && strings.Contains(syntax.Msg, "unexpected EOF"):
		return nil, r.fault("the file is cut off", "download it again")
	case syntax != nil:
		return nil, r.fault(syntax.Msg, "the file is damaged: download it again")
	case err != nil:
		return nil, r.file.Wrap(err)
	}
	switch t := token.(type) {
	case xml.Directive:
		return nil, r.fault("a document type declaration is refused", "it may hide an entity bomb; publishers send none")
	case xml.StartElement:
		return t.Copy(), nil
	}
	return token, nil
}

func (r *Reader) fault(reason, hint string) error {
	line, _ := r.decoder.InputPos()
	return &source.SyntaxError{File: r.file.Name, Line: line, Reason: reason, Hint: hint}
}

// westernCharset decodes the two encodings other than UTF-8 that publishers
// have used.
func westernCharset(label string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-8", "us-ascii":
		return r, nil
	case "iso-8859-1", "windows-1252":
		return charmap.Windows1252.NewDecoder().Reader(r), nil
	}
	return nil, fmt.Errorf("encoding %q is not supported", label)
}

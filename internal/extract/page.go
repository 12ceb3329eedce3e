package extract

import (
	"fmt"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Page is the text of an HTML document.
type Page struct {
	Title string
	// Text is all that a reader sees, a line for each block, with the targets of
	// links in angle brackets. Contacts often stand outside the main text.
	Text string
	// Main is the main text without menus, advertisements and footers, as far as
	// it can be told; empty if not.
	Main string
}

// IsPage reports whether a text is an HTML document and not plain text.
func IsPage(s string) bool {
	start := strings.ToLower(strings.TrimSpace(s[:min(len(s), 1024)]))
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") ||
		strings.HasPrefix(start, "<") && strings.Contains(start, "<body")
}

// Plain returns a text as it is, and of a page all that it shows.
func Plain(s string) string {
	if !IsPage(s) {
		return s
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return s
	}
	return shown(doc)
}

// shown returns what a page shows.
func shown(doc *html.Node) string {
	var w pageWriter
	w.node(doc)
	return strings.TrimSpace(w.text.String())
}

// ReadPage makes text of an HTML document.
func ReadPage(s string) (Page, error) {
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return Page{}, fmt.Errorf("read HTML: %w", err)
	}
	p := Page{Text: shown(doc)}
	article, err := readability.FromDocument(doc, &url.URL{})
	if err != nil {
		return p, nil // no main text to be told from the rest
	}
	p.Title = article.Title()
	var main strings.Builder
	if article.Node != nil && article.RenderText(&main) == nil {
		p.Main = strings.TrimSpace(main.String())
	}
	return p, nil
}

// A pageWriter writes what a page shows.
type pageWriter struct {
	text  strings.Builder
	blank bool // a separator is due before the next word
	line  bool // and it is the end of a line
}

func (w *pageWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.words(n.Data)
		return
	case n.Type == html.ElementNode && unseen(n.DataAtom):
		return
	}
	block := n.Type == html.ElementNode && !inline(n.DataAtom)
	w.line = w.line || block
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if n.DataAtom == atom.A {
		w.target(n)
	}
	w.line = w.line || block
}

// words writes a text with each run of blanks as one.
func (w *pageWriter) words(s string) {
	w.blank = w.blank || strings.TrimLeft(s, " \t\r\n\f") != s
	for i, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\r\n\f", r) }) {
		if i > 0 {
			w.blank = true
		}
		switch {
		case w.text.Len() == 0:
		case w.line:
			w.text.WriteByte('\n')
		case w.blank:
			w.text.WriteByte(' ')
		}
		w.line, w.blank = false, false
		w.text.WriteString(word)
	}
	w.blank = w.blank || strings.TrimRight(s, " \t\r\n\f") != s
}

// target writes where a link leads, if that says more than its text.
func (w *pageWriter) target(n *html.Node) {
	for _, a := range n.Attr {
		scheme, rest, ok := strings.Cut(a.Val, ":")
		if a.Key != "href" || !ok {
			continue
		}
		switch strings.ToLower(scheme) {
		case "mailto":
			rest, _, _ = strings.Cut(rest, "?")
			w.words(" <" + rest + ">")
		case "tel":
			w.words(" <tel: " + rest + ">")
		case "http", "https":
			w.words(" <" + a.Val + ">")
		}
	}
}

func unseen(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg:
		return true
	}
	return false
}

func inline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Em, atom.Font, atom.I, atom.Img,
		atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup,
		atom.Time, atom.U, atom.Var, atom.Wbr:
		return true
	}
	return false
}

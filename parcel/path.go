package parcel

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// A Path names one element of a parcel by its members joined by points, as
// the columns of a CSV are called: "sender.address.city",
// "sender.address.lines.0". "content.hs" names an element of whichever content
// line is meant.
type Path struct {
	name  string
	line  bool // the element belongs to a content line
	steps []step
}

// A step goes into a struct's field or a list's element; of has the type it
// starts from.
type step struct {
	of    reflect.Type
	index int
	name  string
}

// maxListIndex bounds the lists that a path can make.
const maxListIndex = 998

// ParsePath reads a path. It fails where the record has no such element, or
// where the path stops at an object.
func ParsePath(name string) (Path, error) {
	p := Path{name: name}
	t, rest := reflect.TypeFor[Parcel](), name
	if after, ok := strings.CutPrefix(name, "content."); ok {
		p.line, t, rest = true, reflect.TypeFor[Content](), after
	}
	for member := range strings.SplitSeq(rest, ".") {
		s, next, ok := stepInto(t, member)
		if !ok {
			return Path{}, fmt.Errorf("the record has no element %q", name)
		}
		p.steps = append(p.steps, s)
		t = next
	}
	if !isLeaf(t) {
		return Path{}, fmt.Errorf("%q is an object, not one value", name)
	}
	return p, nil
}

func stepInto(t reflect.Type, member string) (s step, next reflect.Type, ok bool) {
	switch {
	case t.Kind() == reflect.Pointer:
		return stepInto(t.Elem(), member)
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			if memberName(t.Field(i)) == member {
				return step{of: t, index: i, name: member}, t.Field(i).Type, true
			}
		}
	case t.Kind() == reflect.Slice:
		i, err := strconv.Atoi(member)
		if err == nil && i >= 0 && i <= maxListIndex {
			return step{of: t, index: i, name: member}, t.Elem(), true
		}
	}
	return step{}, nil, false
}

func memberName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// isLeaf reports whether a column can hold the type: text, a number, a truth
// value, or a list of text.
func isLeaf(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.String, reflect.Int, reflect.Int64, reflect.Bool:
		return true
	case reflect.Slice:
		return t.Elem().Kind() == reflect.String
	default:
		return false
	}
}

// String returns the path as it was parsed.
func (p Path) String() string { return p.name }

// OfLine reports whether the element belongs to a content line.
func (p Path) OfLine() bool { return p.line }

// Pointer returns the element's JSON pointer; line is the index of the
// content line, where the element belongs to one.
func (p Path) Pointer(line int) string {
	var b strings.Builder
	if p.line {
		b.WriteString("/contents/" + strconv.Itoa(line))
	}
	for _, s := range p.steps {
		b.WriteString("/" + s.name)
	}
	return b.String()
}

// Set writes the element, given as text, and makes what is on the way to it;
// line is the index of the content line, where the element belongs to one. It
// fails where the text is not of the element's type. A list of text takes one
// element a line of the text.
func (p Path) Set(to *Parcel, line int, text string) error {
	v := reflect.ValueOf(to).Elem()
	if p.line {
		for len(to.Contents) <= line {
			to.Contents = append(to.Contents, Content{})
		}
		v = reflect.ValueOf(&to.Contents[line]).Elem()
	}
	for _, s := range p.steps {
		v = enter(filled(v), s)
	}
	return setText(filled(v), text)
}

// filled follows a pointer, and points it at a zero value if it is nil.
func filled(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Pointer {
		return v
	}
	if v.IsNil() {
		v.Set(reflect.New(v.Type().Elem()))
	}
	return v.Elem()
}

func enter(v reflect.Value, s step) reflect.Value {
	if v.Kind() == reflect.Struct {
		return v.Field(s.index)
	}
	for v.Len() <= s.index {
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	}
	return v.Index(s.index)
}

func setText(v reflect.Value, text string) error {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Int, reflect.Int64:
		n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
		if err != nil {
			return fmt.Errorf("%q is not a whole number", text)
		}
		v.SetInt(n)
	case reflect.Bool:
		truth, err := strconv.ParseBool(strings.ToLower(strings.TrimSpace(text)))
		if err != nil {
			return fmt.Errorf("%q is not true or false", text)
		}
		v.SetBool(truth)
	default:
		for element := range strings.Lines(text) {
			v.Set(reflect.Append(v, reflect.ValueOf(strings.TrimRight(element, "\r\n"))))
		}
	}
	return nil
}

// Columns lists the paths of every element of the record that a column can
// hold, in the record's order; lists of objects stand with their first
// element.
func Columns() []string {
	return columnsOf(reflect.TypeFor[Parcel](), "")
}

func columnsOf(t reflect.Type, prefix string) []string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if isLeaf(t) {
		return []string{prefix}
	}
	if prefix != "" {
		prefix += "."
	}
	var names []string
	switch {
	case prefix == "contents.":
		return columnsOf(t.Elem(), "content")
	case t.Kind() == reflect.Slice:
		return columnsOf(t.Elem(), prefix+"0")
	case t.Kind() == reflect.Struct:
		for field := range t.Fields() {
			names = append(names, columnsOf(field.Type, prefix+memberName(field))...)
		}
	}
	return names
}

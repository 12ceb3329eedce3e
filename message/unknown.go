package message

import (
	"bytes"
	"reflect"
	"strings"
	"sync"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// A member is an object member that the canonical record has no home for.
type member struct {
	pointer string
	value   jsontext.Value
}

// unknownMembers lists such members of a valid record.
func unknownMembers(data []byte) ([]member, error) {
	var found []member
	dec := jsontext.NewDecoder(bytes.NewReader(data))
	err := recordShape().walk(dec, func(m member) { found = append(found, m) })
	return found, err
}

// A shape says which members a JSON value may have. The zero shape takes
// anything.
type shape struct {
	members map[string]*shape // of an object; nil: any
	element *shape            // of a list; nil: any
}

// recordShape is the shape of a parcel, from its Go type.
var recordShape = sync.OnceValue(func() *shape { return shapeOf(reflect.TypeFor[parcel.Parcel]()) })

func shapeOf(t reflect.Type) *shape {
	switch t.Kind() {
	case reflect.Pointer:
		return shapeOf(t.Elem())
	case reflect.Slice:
		return &shape{element: shapeOf(t.Elem())}
	case reflect.Struct:
		s := &shape{members: make(map[string]*shape, t.NumField())}
		for field := range t.Fields() {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			s.members[name] = shapeOf(field.Type)
		}
		return s
	default:
		return &shape{}
	}
}

// walk reads one value and visits the members that have no home.
func (s *shape) walk(dec *jsontext.Decoder, visit func(member)) error {
	switch kind := dec.PeekKind(); {
	case kind == '{' && s.members != nil:
		return s.walkObject(dec, visit)
	case kind == '[' && s.element != nil:
		return s.walkList(dec, visit)
	default:
		return dec.SkipValue()
	}
}

func (s *shape) walkObject(dec *jsontext.Decoder, visit func(member)) error {
	if _, err := dec.ReadToken(); err != nil {
		return err
	}
	for dec.PeekKind() != '}' {
		name, err := dec.ReadToken()
		if err != nil {
			return err
		}
		if home, ok := s.members[name.String()]; ok {
			err = home.walk(dec, visit)
		} else {
			err = visitMember(dec, visit)
		}
		if err != nil {
			return err
		}
	}
	_, err := dec.ReadToken()
	return err
}

func visitMember(dec *jsontext.Decoder, visit func(member)) error {
	pointer := string(dec.StackPointer())
	value, err := dec.ReadValue()
	if err == nil {
		visit(member{pointer: pointer, value: value.Clone()})
	}
	return err
}

func (s *shape) walkList(dec *jsontext.Decoder, visit func(member)) error {
	if _, err := dec.ReadToken(); err != nil {
		return err
	}
	for dec.PeekKind() != ']' {
		if err := s.element.walk(dec, visit); err != nil {
			return err
		}
	}
	_, err := dec.ReadToken()
	return err
}

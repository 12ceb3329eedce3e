package message

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// Decode reads one parcel from its canonical JSON. The error is an *Error
// without file and record number. Every member keeps its declared type: a
// number written as text, or text as a number, is an error and not a guess.
// Members that the record does not know go to Extensions under their JSON
// pointer; null is the same as absent.
func Decode(data []byte) (*parcel.Parcel, error) {
	p, fault := decode(data)
	if fault != nil {
		return nil, fault
	}
	return p, nil
}

func decode(data []byte) (*parcel.Parcel, *Error) {
	data = bytes.TrimSpace(data)
	if len(data) == 0 || data[0] != '{' {
		return nil, &Error{Reason: "the record is not a JSON object", Hint: "write one {...} for each parcel"}
	}
	p := new(parcel.Parcel)
	err := json.Unmarshal(data, p, json.RejectUnknownMembers(true))
	if errors.Is(err, json.ErrUnknownName) {
		p, err = decodeExtended(data)
	}
	if err == nil {
		err = shorten(p.Extensions)
	}
	if err == nil && bytes.Contains(data, []byte(`\u0000`)) {
		err = findNUL(data)
	}
	if err == nil && p.Schema != parcel.SchemaVersion && p.Schema != "" {
		err = &Error{Field: "/schema", Reason: "the schema " + strconv.Quote(p.Schema) + " is unknown", Hint: "this program reads " + parcel.SchemaVersion}
	}
	if err != nil {
		return nil, describe(err, data)
	}
	p.Schema = parcel.SchemaVersion
	return p, nil
}

// decodeExtended reads a record that has members without a home. It costs a
// second pass, which ordinary records do not pay.
func decodeExtended(data []byte) (*parcel.Parcel, error) {
	p := new(parcel.Parcel)
	if err := json.Unmarshal(data, p); err != nil {
		return nil, err
	}
	homeless, err := unknownMembers(data)
	if err != nil {
		return nil, err
	}
	if p.Extensions == nil {
		p.Extensions = make(map[string]jsontext.Value, len(homeless))
	}
	for _, m := range homeless {
		if _, taken := p.Extensions[m.pointer]; taken {
			return nil, &Error{Field: m.pointer, Reason: "the member stands here and in extensions", Hint: "leave one of them out"}
		}
		p.Extensions[m.pointer] = m.value
	}
	return p, nil
}

// shorten writes each value as Append will, without blanks and needless
// escapes, so that what is read, written and read again is one record.
func shorten(extensions map[string]jsontext.Value) error {
	for pointer, value := range extensions {
		if err := value.Format(); err != nil {
			return err
		}
		extensions[pointer] = value
	}
	return nil
}

// findNUL reports text that holds the character U+0000: stores and terminals
// cut such text short, so two systems would see two different parcels.
func findNUL(data []byte) error {
	dec := jsontext.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := dec.ReadToken()
		if err != nil {
			return nil //nolint:nilerr // the end: the record was decoded before
		}
		if tok.Kind() == '"' && strings.ContainsRune(tok.String(), 0) {
			return &Error{Field: string(dec.StackPointer()), Reason: "the text holds a NUL character", Hint: "take the character out"}
		}
	}
}

// describe turns what the decoder says into words for the person who can mend
// the record.
func describe(err error, data []byte) *Error {
	var fault *Error
	var wrongType *json.SemanticError
	var broken *jsontext.SyntacticError
	switch {
	case errors.As(err, &fault):
	case errors.As(err, &broken):
		fault = describeSyntax(broken)
	case errors.As(err, &wrongType):
		fault = describeType(wrongType)
	default:
		fault = &Error{Reason: err.Error()}
	}
	fault.ID = scanID(data)
	return fault
}

func describeSyntax(err *jsontext.SyntacticError) *Error {
	at := fmt.Sprintf(" at byte %d of the record", err.ByteOffset)
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
		return &Error{Field: string(err.JSONPointer), Reason: "the member stands twice" + at, Hint: "keep one of them"}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{Field: string(err.JSONPointer), Reason: "the record ends in the middle" + at, Hint: "the file may be cut short: send it again"}
	}
	reason := strings.TrimPrefix(err.Err.Error(), "jsontext: ")
	hint := "mend the JSON of this record"
	if strings.Contains(reason, "UTF-8") {
		hint = "write the file in UTF-8"
	}
	return &Error{Field: string(err.JSONPointer), Reason: "broken JSON: " + reason + at, Hint: hint}
}

// describeType names what stands there and what should.
func describeType(err *json.SemanticError) *Error {
	fault := &Error{Field: string(err.JSONPointer)}
	got := kindWords(err.JSONKind)
	switch want := err.GoType; {
	case want == nil:
		fault.Reason = err.Error()
	case errors.Is(err.Err, strconv.ErrRange):
		fault.Reason = "the number is too large"
		fault.Hint = "see whether it is in the right unit"
	case want.Kind() == reflect.Int64 || want.Kind() == reflect.Int:
		fault.Reason = got + " stands where a whole number is expected"
		fault.Hint = "write digits without quotes or point, for example 420"
	case want.Kind() == reflect.String && err.JSONKind == '0':
		fault.Reason = got + " stands where text is expected"
		fault.Hint = `write it in quotes, for example "34.00"`
	case want.Kind() == reflect.String:
		fault.Reason = got + " stands where text is expected"
	case want.Kind() == reflect.Bool:
		fault.Reason = got + " stands where true or false is expected"
	case want.Kind() == reflect.Slice:
		fault.Reason = got + " stands where a list is expected"
		fault.Hint = "write it in [ ]"
	default:
		fault.Reason = got + " stands where an object is expected"
		fault.Hint = "write it in { }"
	}
	return fault
}

func kindWords(k jsontext.Kind) string {
	switch k {
	case '"':
		return "text"
	case '0':
		return "a number"
	case 't', 'f':
		return "true or false"
	case '{':
		return "an object"
	case '[':
		return "a list"
	default:
		return "something else"
	}
}

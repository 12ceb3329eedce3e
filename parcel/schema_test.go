package parcel_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/parcel"
)

type schemaNode struct {
	Type       string                `json:"type"`
	Const      any                   `json:"const"`
	Enum       []any                 `json:"enum"`
	Ref        string                `json:"$ref"`
	Defs       map[string]schemaNode `json:"$defs"`
	Properties map[string]schemaNode `json:"properties"`
	Items      *schemaNode           `json:"items"`
	Additional any                   `json:"additionalProperties"`
}

// TestSchemaDescribesTheTypes holds that schema and Go types have the same
// members of the same kinds.
func TestSchemaDescribesTheTypes(t *testing.T) {
	var root schemaNode
	if err := json.Unmarshal([]byte(parcel.Schema()), &root); err != nil {
		t.Fatal(err)
	}
	compare(t, root, root, reflect.TypeFor[parcel.Parcel](), "")
}

func compare(t *testing.T, root, node schemaNode, typ reflect.Type, at string) {
	t.Helper()
	if name, ok := strings.CutPrefix(node.Ref, "#/$defs/"); ok {
		node = root.Defs[name]
	}
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	want := map[reflect.Kind]string{
		reflect.String: "string", reflect.Int: "integer", reflect.Int64: "integer", reflect.Bool: "boolean",
		reflect.Slice: "array", reflect.Struct: "object", reflect.Map: "object",
	}[typ.Kind()]
	got := node.Type
	if got == "" && (node.Enum != nil || node.Const != nil) {
		got = "string"
	}
	if got != want {
		t.Errorf("%s is %q in the schema, %q in Go", at, got, want)
	}
	switch typ.Kind() {
	case reflect.Slice:
		compare(t, root, *node.Items, typ.Elem(), at+"/0")
	case reflect.Struct:
		fields := map[string]reflect.Type{}
		for f := range typ.Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			fields[name] = f.Type
		}
		if diff := cmp.Diff(slices.Sorted(maps.Keys(fields)), slices.Sorted(maps.Keys(node.Properties))); diff != "" {
			t.Errorf("%s differs from the schema: %s", at, diff)
		}
		if node.Additional != false {
			t.Errorf("%s takes members without a home", at)
		}
		for name, ft := range fields {
			compare(t, root, node.Properties[name], ft, at+"/"+name)
		}
	}
}

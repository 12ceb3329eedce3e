package parcel

import _ "embed"

//go:embed parcel.schema.json
var schema string

// Schema returns the record's JSON schema (draft 2020-12).
func Schema() string { return schema }

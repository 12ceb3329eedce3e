package screen

import _ "embed"

// Schema is the JSON schema of an answer: an assessment, or what is said of a
// record that could not be read.
//
//go:embed assessment.schema.json
var Schema []byte

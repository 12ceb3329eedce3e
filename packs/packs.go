// Package packs holds the reference data that comes with the program, one
// folder a pack. What may not be redistributed is not here: a user brings it
// with "tidewaiter lists import".
package packs

import (
	"embed"

	"github.com/tidewaiter/tidewaiter/pack"
)

//go:generate go run ../tools/buildlists
//go:generate go run ../tools/packdigest

//go:embed */*.*
var files embed.FS

// Embedded opens the packs that come with the program.
func Embedded() (pack.Set, error) {
	return pack.OpenAll(files)
}

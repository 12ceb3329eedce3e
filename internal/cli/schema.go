package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/parcel"
	"github.com/tidewaiter/tidewaiter/screen"
)

func newSchemaCmd(a *app) *cobra.Command {
	names := []string{"parcel", "answer"}
	return &cobra.Command{
		Use:       "schema parcel|answer",
		Short:     "Print the JSON schema of a parcel or of an answer",
		Long:      "Schema prints the JSON schema (draft 2020-12) of what \"screen\" reads, or of what it answers.",
		Example:   "  tidewaiter schema parcel > parcel.schema.json",
		ValidArgs: names,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError(fmt.Errorf("name one schema: %v", names))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			var schema []byte
			switch args[0] {
			case "parcel":
				schema = []byte(parcel.Schema())
			case "answer":
				schema = screen.Schema
			default:
				return usageError(fmt.Errorf("no schema is called %q: use one of %v", args[0], names))
			}
			_, err := a.stdout.Write(schema)
			return err
		},
	}
}

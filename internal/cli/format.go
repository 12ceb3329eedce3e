package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// A format is a way to write answers.
type format string

const (
	formatTable    format = "table"
	formatWide     format = "wide"
	formatNDJSON   format = "ndjson"
	formatJSON     format = "json"
	formatCSV      format = "csv"
	formatMarkdown format = "markdown"
	formatFTM      format = "ftm" // FollowTheMoney entities as NDJSON
)

// formatFlag adds -o with the formats that a command knows. Its empty
// default means: a table on a terminal, else NDJSON.
func formatFlag(cmd *cobra.Command, value *string, known ...format) {
	names := make([]string, len(known))
	for i, f := range known {
		names[i] = string(f)
	}
	cmd.Flags().StringVarP(value, "output", "o", "", "output `FORMAT`: "+strings.Join(names, ", ")+" (default table on a terminal, else ndjson)")
	_ = cmd.RegisterFlagCompletionFunc("output", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
}

// format resolves the -o flag.
func (a *app) format(value string, known ...format) (format, error) {
	if value == "" {
		if _, tty := terminal(a.stdout); tty {
			return formatTable, nil
		}
		return formatNDJSON, nil
	}
	if slices.Contains(known, format(value)) {
		return format(value), nil
	}
	return "", usageError(fmt.Errorf("output format %q is not known: use one of %v", value, known))
}

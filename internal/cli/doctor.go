package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/parcel"
	"github.com/tidewaiter/tidewaiter/screen"
)

// A diagnosis is the result of one check of the installation.
type diagnosis struct {
	Check  string `json:"check"`
	Result string `json:"result"` // pass, warn, fail
	Detail string `json:"detail"`
	Remedy string `json:"remedy,omitempty"`
}

func newDoctorCmd(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check that the program, its packs and lists are in order",
		Long: `Doctor runs independent checks of the installation and says for each one what
is wrong and how to mend it. It contacts nothing. The exit status is 1 when a
check fails.`,
		Example: "  tidewaiter doctor\n  tidewaiter doctor --json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			found, err := a.diagnose()
			if err != nil {
				return err
			}
			if err := a.showDiagnoses(found, asJSON); err != nil {
				return err
			}
			for _, d := range found {
				if d.Result == "fail" {
					return exitWith(exitError)
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as a JSON array")
	return cmd
}

func (a *app) diagnose() ([]diagnosis, error) {
	asOf, err := a.asOf()
	if err != nil {
		return nil, err
	}
	set, err := a.packs()
	if err != nil {
		return []diagnosis{{"packs", "fail", err.Error(), "correct --packs or --list, or install the program again"}}, nil
	}
	found := []diagnosis{verifyPacks(set)}
	for _, p := range set.Kind(pack.Watchlist) {
		found = append(found, diagnoseAge(p, asOf))
	}
	return append(found, selfTest(set), diagnoseTemp()), nil
}

// verifyPacks reads every file of every pack against its digest.
func verifyPacks(set pack.Set) diagnosis {
	d := diagnosis{Check: "packs", Result: "pass"}
	files := 0
	for _, p := range set.All() {
		for _, name := range p.Manifest.FileNames() {
			if _, err := p.File(name); err != nil {
				return diagnosis{"packs", "fail", err.Error(), "install the pack again, or run tools/packdigest if you changed it on purpose"}
			}
			files++
		}
	}
	d.Detail = fmt.Sprintf("%d packs, %d files, every digest right", len(set.All()), files)
	return d
}

// freshDays is how old a list may be before doctor warns: publishers change
// theirs several times a month.
const freshDays = 30

func diagnoseAge(p *pack.Pack, asOf time.Time) diagnosis {
	d := diagnosis{Check: "list " + p.Manifest.Name, Result: "pass"}
	days := int(listAge(p, asOf).Hours() / 24)
	d.Detail = fmt.Sprintf("of %s, %d days old", p.Manifest.Date, days)
	if days > freshDays {
		d.Result = "warn"
		d.Remedy = "bring a current list: tidewaiter lists import PATH, or --list; --max-list-age makes old lists fail closed"
	}
	return d
}

// selfTest screens a made-up parcel that must get a verdict without any check
// breaking down.
func selfTest(set pack.Set) diagnosis {
	start := time.Now()
	s, err := screen.New(screen.Config{Packs: set})
	if err != nil {
		return diagnosis{"engine", "fail", err.Error(), "a pack does not fit this version of the program: install both again"}
	}
	ready := time.Since(start)
	for _, f := range s.Screen(&parcel.Parcel{RecordID: "doctor"}).Findings {
		if f.Code == "CHECK_NOT_RUN" {
			return diagnosis{"engine", "fail", f.Message, "report this with the version of the program"}
		}
		if f.Floor > finding.RFI {
			return diagnosis{"engine", "fail", "an empty parcel got " + f.Code, "report this with the version of the program"}
		}
	}
	return diagnosis{Check: "engine", Result: "pass", Detail: fmt.Sprintf("all checks run, ready in %d ms", ready.Milliseconds())}
}

// diagnoseTemp writes and removes a small file where the program runs.
func diagnoseTemp() diagnosis {
	f, err := os.CreateTemp("", "tidewaiter-doctor-*")
	if err == nil {
		_, err = f.WriteString("x")
		if e := f.Close(); err == nil {
			err = e
		}
		os.Remove(f.Name())
	}
	if err != nil {
		return diagnosis{"disk", "fail", err.Error(), "make room, or set TMPDIR to a folder that can be written"}
	}
	return diagnosis{Check: "disk", Result: "pass", Detail: "temporary folder can be written"}
}

func (a *app) showDiagnoses(found []diagnosis, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(a.stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(found)
	}
	rows := make([][]string, len(found))
	for i, d := range found {
		detail := plain(d.Detail)
		if d.Remedy != "" {
			detail += ". To do: " + d.Remedy
		}
		rows[i] = []string{strings.ToUpper(d.Result), d.Check, detail}
	}
	return a.showRows([]string{"RESULT", "CHECK", "DETAIL"}, rows)
}

// showRows prints a small table, as wide as it needs.
func (a *app) showRows(titles []string, rows [][]string) error {
	t := fitted(a.stdout, a.width(defaultWidth), titles, rows)
	t.header()
	for _, row := range rows {
		t.row(row...)
	}
	return t.flush()
}

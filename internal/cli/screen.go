package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/batch"
	"github.com/tidewaiter/tidewaiter/message"
)

// screenFlags are the flags of "screen".
type screenFlags struct {
	output     string
	file       string // --out
	profile    string
	mapping    string
	workers    int
	failOn     string
	checkpoint string
	maxRecord  int
	history    []string
}

func newScreenCmd(a *app) *cobra.Command {
	var flags screenFlags
	cmd := &cobra.Command{
		Use:   "screen [FILE...]",
		Short: "Screen parcels and give each a verdict with reasons",
		Long: `Screen reads parcels and answers each one, in input order, with AC, RFI, RFS
or DNL and the reasons. Input is NDJSON, a JSON array, one JSON object, or CSV
with canonical column names (or any others, with --mapping); plain, gzip or
zstd. Without FILE, or with -, it reads standard input.

A record that cannot be read is answered with "screened": false, the place and
the reason; the rest goes on and the exit status is 6. With --checkpoint a run
that was stopped goes on where it was when the same command is given again; the
answers must then go to a file (--out, or standard output appended with >>).

With --history a parcel is also held against the user's own earlier parcels: a
phone shared with somebody who shares a mailbox with a listed party is a
finding. What one source alone has said is a note.`,
		Example: `  tidewaiter screen examples/parcels.ndjson
  tidewaiter screen manifest.csv.gz -o ndjson > answers.ndjson
  tidewaiter screen today.ndjson --history january.ndjson.gz
  tidewaiter screen big.ndjson.zst --out answers.ndjson --checkpoint big.checkpoint
  zcat manifest.json.gz | tidewaiter screen -o csv --profile eu-ics2`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runScreen(cmd.Context(), args, flags)
		},
	}
	f := cmd.Flags()
	formatFlag(cmd, &flags.output, screenFormats...)
	f.StringVar(&flags.file, "out", "", "write answers to `FILE` instead of standard output")
	f.StringVar(&flags.profile, "profile", "", "rules to apply to every parcel: us-stop-act, eu-ics2, ca-pact, cn-post, generic (default by destination)")
	f.StringVar(&flags.mapping, "mapping", "", "YAML `FILE` that says what the columns of a CSV mean")
	f.IntVar(&flags.workers, "workers", 0, "parcels screened at the same time (default: number of processors)")
	f.StringVar(&flags.failOn, "fail-on", "", "exit 10 to 13 when a parcel has notes, rfi, rfs or dnl, or worse")
	f.StringVar(&flags.checkpoint, "checkpoint", "", "remember progress in `FILE` and go on from it")
	historyFlag(cmd, &flags.history)
	f.IntVar(&flags.maxRecord, "max-record", message.DefaultMaxRecord, "size in `BYTES` above which a record is not read")
	return cmd
}

func (a *app) runScreen(ctx context.Context, files []string, flags screenFlags) error {
	out, err := a.format(flags.output, screenFormats...)
	if err != nil {
		return err
	}
	limit, err := parseFailOn(flags.failOn)
	if err != nil {
		return err
	}
	opt := message.Options{MaxRecord: flags.maxRecord}
	if opt.Mapping, err = readMapping(flags.mapping); err != nil {
		return err
	}
	engine, err := a.engine(ctx, flags.profile, flags.history)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		files = []string{"-"}
	}
	run := &screening{app: a, flags: flags, opt: opt, files: files, engine: engine}
	if err := run.start(out); err != nil {
		return err
	}
	err = run.all(ctx)
	err = errors.Join(err, run.finish())
	if !a.flags.quiet && (err == nil || errors.Is(err, context.Canceled)) {
		run.totals.summary(a.stderr)
	}
	if err != nil {
		return err
	}
	return exitWith(run.totals.status(a.stale, limit))
}

// A screening is one run of "screen" over its files.
type screening struct {
	app    *app
	flags  screenFlags
	opt    message.Options
	files  []string
	engine *engine

	answers  *answerWriter
	progress *progress
	resume   *checkpoint
	totals   totals
	job      batch.Job
}

func (r *screening) start(out format) error {
	var err error
	if r.flags.checkpoint != "" {
		if r.resume, err = openCheckpoint(r.flags.checkpoint, r.files, out, r.engine.packs); err != nil {
			return err
		}
	}
	if r.answers, err = r.app.openAnswers(r.flags.file, out, r.resume); err != nil {
		return err
	}
	r.progress = r.app.newProgress(r.files)
	r.job = batch.Job{Screen: r.engine.screener.Screen, Workers: r.flags.workers, Sink: r.take}
	if r.resume != nil {
		r.job.Done = r.resume.Records
		r.totals = r.resume.Totals
	}
	return nil
}

// all screens file after file. A file that cannot be opened is reported and
// answered; the others are still screened.
func (r *screening) all(ctx context.Context) error {
	for _, name := range r.files {
		in, err := r.app.openInput(name)
		if err != nil {
			if err := r.job.Answer(&message.Error{File: name, Reason: err.Error(), Hint: "give a file of parcels, or - for standard input"}); err != nil {
				return err
			}
			r.app.note("tidewaiter: %s: %v", name, err)
			continue
		}
		err = r.file(ctx, name, in)
		in.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *screening) file(ctx context.Context, name string, in io.Reader) error {
	reader, err := message.Open(name, r.progress.count(in), r.opt)
	if err != nil {
		var fault *message.Error
		if !errors.As(err, &fault) {
			return err
		}
		r.app.note("tidewaiter: %v", fault)
		return r.job.Answer(fault)
	}
	for _, note := range reader.Notes() {
		r.app.note("tidewaiter: %s: %s", name, note)
	}
	return r.job.Run(ctx, reader)
}

// take is the sink of the batch: it writes answers, then counts them.
func (r *screening) take(answers []batch.Answer) error {
	if err := r.answers.write(answers); err != nil {
		return err
	}
	for i := range answers {
		r.totals.add(&answers[i])
	}
	r.progress.show(&r.totals)
	if r.resume == nil || !r.resume.due() {
		return nil
	}
	return r.resume.save(r.totals, r.answers)
}

// finish closes the output, also after an error: what was written stays and
// can be gone on from.
func (r *screening) finish() error {
	r.progress.done()
	err := r.answers.end()
	if r.resume != nil {
		err = errors.Join(err, r.resume.save(r.totals, r.answers))
	}
	return errors.Join(err, r.answers.close())
}

// readMapping reads the file of --mapping; without one, nil.
func readMapping(name string) (*message.Mapping, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, configError(fmt.Errorf("--mapping: %w", err))
	}
	m, err := message.ParseMapping(data)
	if err != nil {
		return nil, configError(fmt.Errorf("--mapping %s: %w", name, err))
	}
	return m, nil
}

// openInput opens a file or, for "-", standard input.
func (a *app) openInput(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(a.stdin), nil
	}
	f, err := os.Open(name)
	if err != nil {
		var pathErr *os.PathError
		if errors.As(err, &pathErr) {
			err = pathErr.Err
		}
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, errors.New("is a folder: name the files in it")
	}
	return f, nil
}

// totals count the answers of a run.
type totals struct {
	Records  int    `json:"records"`
	Unread   int    `json:"unread"`
	Notes    int    `json:"notes"` // AC with at least one note
	Verdicts [4]int `json:"verdicts"`
}

func (t *totals) add(a *batch.Answer) {
	t.Records++
	if a.Fault != nil {
		t.Unread++
		return
	}
	t.Verdicts[a.Assessment.Verdict]++
	if a.Assessment.Verdict == finding.AC && len(a.Assessment.Findings) > 0 {
		t.Notes++
	}
}

// status is the exit status of a run; see exitTable for the order.
func (t *totals) status(stale bool, limit int) int {
	switch {
	case stale:
		return exitStaleList
	case t.Unread == t.Records:
		return exitNothing
	case t.Unread > 0:
		return exitUnreadable
	}
	worst := exitOK
	if t.Notes > 0 {
		worst = exitFoundNotes
	}
	for v, n := range t.Verdicts {
		if n > 0 && v > 0 {
			worst = exitFoundNotes + v
		}
	}
	if limit == exitOK || worst < limit {
		return exitOK
	}
	return worst
}

// summary says what was done.
func (t *totals) summary(w io.Writer) {
	if t.Records == 0 {
		fmt.Fprintln(w, "nothing was screened: the input holds no record")
		return
	}
	plural := "s"
	if t.Records-t.Unread == 1 {
		plural = ""
	}
	fmt.Fprintf(w, "%d parcel%s: %d AC (%d with notes), %d RFI, %d RFS, %d DNL", t.Records-t.Unread, plural,
		t.Verdicts[finding.AC], t.Notes, t.Verdicts[finding.RFI], t.Verdicts[finding.RFS], t.Verdicts[finding.DNL])
	if t.Unread > 0 {
		fmt.Fprintf(w, "; %d not screened", t.Unread)
	}
	fmt.Fprintln(w)
}

func parseFailOn(s string) (int, error) {
	switch strings.ToLower(s) {
	case "":
		return exitOK, nil
	case "notes":
		return exitFoundNotes, nil
	case "rfi":
		return exitFoundRFI, nil
	case "rfs":
		return exitFoundRFS, nil
	case "dnl":
		return exitFoundDNL, nil
	}
	return 0, usageError(fmt.Errorf("--fail-on %q is not one of notes, rfi, rfs, dnl", s))
}

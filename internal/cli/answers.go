package cli

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/batch"
)

var screenFormats = []format{formatTable, formatWide, formatNDJSON, formatJSON, formatCSV, formatMarkdown}

// A printer writes answers in one format to a buffer.
type printer interface {
	begin(*bytes.Buffer)
	answer(*bytes.Buffer, *batch.Answer)
	end(*bytes.Buffer)
}

// An answerWriter writes whole answers to standard output or a file. What it
// has written always ends at the end of an answer, also when a disk is full.
type answerWriter struct {
	w       io.Writer
	file    *os.File // nil where the output is no regular file
	owned   bool
	offset  int64 // bytes of whole answers written to file
	failed  bool
	printer printer
	buf     bytes.Buffer
	name    string
}

// openAnswers opens the output and writes the head of the format, or goes on
// behind the answers that an earlier run wrote.
func (a *app) openAnswers(name string, out format, resume *checkpoint) (*answerWriter, error) {
	w := &answerWriter{w: a.stdout, name: "standard output", printer: a.printer(out)}
	if name != "" {
		mode := os.O_CREATE | os.O_WRONLY
		if resume == nil || resume.Records == 0 {
			mode |= os.O_TRUNC
		}
		f, err := os.OpenFile(name, mode, 0o644)
		if err != nil {
			return nil, fmt.Errorf("open output: %w", err)
		}
		w.w, w.file, w.owned, w.name = f, f, true, name
	} else if f, ok := a.stdout.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			w.file = f
		}
	}
	if resume != nil {
		if err := w.goOn(resume, out); err != nil {
			return nil, err
		}
		if resume.Records > 0 {
			return w, nil
		}
	} else if w.file != nil {
		w.offset, _ = w.file.Seek(0, io.SeekCurrent)
	}
	w.printer.begin(&w.buf)
	return w, nil
}

// goOn puts the output where the checkpoint left it.
func (w *answerWriter) goOn(resume *checkpoint, out format) error {
	if w.file == nil {
		return usageError(errors.New("--checkpoint needs the answers in a file: use --out FILE, or append with >>"))
	}
	if out != formatNDJSON && out != formatCSV {
		return usageError(fmt.Errorf("--checkpoint works with -o ndjson and -o csv, not %s", out))
	}
	size, err := w.file.Seek(0, io.SeekEnd)
	if err != nil {
		return fmt.Errorf("go on with %s: %w", w.name, err)
	}
	if resume.Records == 0 {
		w.offset = size
		return nil
	}
	if size < resume.Offset {
		return configError(fmt.Errorf("%s has %d bytes and the checkpoint counts %d: answers are missing; append with >> or use --out, or remove the checkpoint to start again", w.name, size, resume.Offset))
	}
	if err := w.file.Truncate(resume.Offset); err != nil {
		return fmt.Errorf("go on with %s: %w", w.name, err)
	}
	w.offset, err = w.file.Seek(resume.Offset, io.SeekStart)
	return err
}

// write prints answers and hands them on at once.
func (w *answerWriter) write(answers []batch.Answer) error {
	for i := range answers {
		w.printer.answer(&w.buf, &answers[i])
	}
	return w.flush()
}

// flush writes the buffer. If that fails half way in a file, the file is cut
// back to the last whole answer.
func (w *answerWriter) flush() error {
	n, err := w.w.Write(w.buf.Bytes())
	w.buf.Reset()
	if err == nil {
		w.offset += int64(n)
		return nil
	}
	w.failed = true
	if w.file == nil {
		return fmt.Errorf("write %s: %w", w.name, err)
	}
	w.file.Truncate(w.offset)
	return fmt.Errorf("write %s: %w; its first %d bytes are whole answers: make room and go on with --checkpoint", w.name, err, w.offset)
}

// end prints what closes the format, unless writing has failed before.
func (w *answerWriter) end() error {
	if w.failed {
		return nil
	}
	w.printer.end(&w.buf)
	return w.flush()
}

// close closes the output, if it is a file of the program's own.
func (w *answerWriter) close() error {
	if !w.owned {
		return nil
	}
	return w.file.Close()
}

func (a *app) printer(out format) printer {
	switch out {
	case formatJSON:
		return &jsonPrinter{}
	case formatCSV:
		return csvPrinter{}
	case formatMarkdown:
		return markdownPrinter{}
	case formatTable, formatWide:
		return a.newTablePrinter(out == formatWide)
	default:
		return linePrinter{}
	}
}

// linePrinter writes NDJSON.
type linePrinter struct{}

func (linePrinter) begin(*bytes.Buffer)                     {}
func (linePrinter) answer(b *bytes.Buffer, a *batch.Answer) { b.Write(a.Line) }
func (linePrinter) end(*bytes.Buffer)                       {}

// jsonPrinter writes one JSON array.
type jsonPrinter struct{ some bool }

func (*jsonPrinter) begin(b *bytes.Buffer) { b.WriteByte('[') }

func (p *jsonPrinter) answer(b *bytes.Buffer, a *batch.Answer) {
	if p.some {
		b.WriteByte(',')
	}
	p.some = true
	b.WriteByte('\n')
	b.Write(bytes.TrimSuffix(a.Line, []byte("\n")))
}

func (*jsonPrinter) end(b *bytes.Buffer) { b.WriteString("\n]\n") }

// csvPrinter writes a row for each finding, and one for a parcel without any.
type csvPrinter struct{}

var csvColumns = []string{
	"record", "id", "item_id", "screened", "verdict", "score", "code", "check", "floor", "field", "text", "message", "change",
	"list", "entry_id", "listed_name", "basis",
}

func (csvPrinter) begin(b *bytes.Buffer) { writeCSV(b, csvColumns) }

func (csvPrinter) answer(b *bytes.Buffer, a *batch.Answer) {
	record := strconv.Itoa(a.Record)
	if f := a.Fault; f != nil {
		writeCSV(b, []string{record, f.ID, "", "false", "", "", "UNREADABLE", "", "", f.Field, "", f.Reason, f.Hint, "", "", "", ""})
		return
	}
	s := a.Assessment
	head := []string{record, s.ID, s.ItemID, "true", s.Verdict.String(), strconv.FormatFloat(s.Score, 'f', -1, 64)}
	if len(s.Findings) == 0 {
		writeCSV(b, append(head, make([]string, len(csvColumns)-len(head))...))
	}
	for _, f := range s.Findings {
		e := f.Evidence
		writeCSV(b, append(head[:len(head):len(head)], f.Code, string(f.Check), f.Floor.String(), f.Field, f.Text, f.Message, f.Change,
			e.List, e.EntryID, e.Name, e.Basis))
	}
}

func (csvPrinter) end(*bytes.Buffer) {}

// writeCSV writes one row. A cell that a spreadsheet would take for a formula
// gets a leading apostrophe.
func writeCSV(b *bytes.Buffer, cells []string) {
	for i, c := range cells {
		if c != "" && strings.ContainsRune("=+-@\t\r", rune(c[0])) {
			cells[i] = "'" + c
		}
	}
	w := csv.NewWriter(b)
	w.Write(cells)
	w.Flush()
}

// markdownPrinter writes a table for a report or an issue.
type markdownPrinter struct{}

func (markdownPrinter) begin(b *bytes.Buffer) {
	b.WriteString("| Verdict | Item | Field | Reason |\n|---|---|---|---|\n")
}

func (markdownPrinter) answer(b *bytes.Buffer, a *batch.Answer) {
	cell := strings.NewReplacer("|", `\|`, "<", "&lt;").Replace
	if f := a.Fault; f != nil {
		fmt.Fprintf(b, "| not screened | %s | %s | %s |\n", cell(plain(f.ID)), cell(plain(f.Field)), cell(plain(f.Reason+"; "+f.Hint)))
		return
	}
	s := a.Assessment
	if len(s.Findings) == 0 {
		fmt.Fprintf(b, "| %s | %s | | no finding |\n", s.Verdict, cell(plain(itemName(s.ID, s.ItemID))))
	}
	for _, f := range s.Findings {
		fmt.Fprintf(b, "| %s | %s | `%s` | %s |\n", floorName(f.Floor), cell(plain(itemName(s.ID, s.ItemID))), plain(f.Field), cell(plain(f.Message)))
	}
}

func (markdownPrinter) end(*bytes.Buffer) {}

// floorName is how a finding's floor is shown: a note does not hold a parcel.
func floorName(v finding.Verdict) string {
	if v == finding.AC {
		return "note"
	}
	return v.String()
}

// itemName is what a person calls a parcel.
func itemName(id, itemID string) string {
	switch {
	case itemID != "":
		return itemID
	case id != "":
		return id
	}
	return "(no id)"
}

package cli

import (
	"bytes"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/batch"
)

// tablePrinter shows a parcel as a block: verdict and item once, then a row
// for each reason. The wide form adds what would change it and the evidence.
type tablePrinter struct {
	table *table
	out   *bytes.Buffer
	wide  bool
	color bool
	level finding.Verdict // of the row being written, for its colour
	none  bool
}

func (a *app) newTablePrinter(wide bool) *tablePrinter {
	width := a.width(defaultWidth)
	if wide {
		width = a.width(wideWidth)
	}
	p := &tablePrinter{out: new(bytes.Buffer), wide: wide, color: a.colored()}
	cols := []column{{"VERDICT", 7}, {"ITEM", 13}, {"FIELD", 20}, {"REASON", 0}}
	if width >= 120 && !wide {
		cols[2].width = 28
	}
	if wide {
		cols = append(cols, column{"WHAT WOULD CHANGE IT", 0}, column{"CODE", 22}, column{"EVIDENCE", 28})
	}
	p.table = newTable(p.out, width, cols...)
	if p.color {
		p.table.paint = p.paint
	}
	return p
}

func (p *tablePrinter) begin(b *bytes.Buffer) {
	p.none = true
	p.table.header()
	p.move(b)
	p.none = false
}

func (p *tablePrinter) answer(b *bytes.Buffer, a *batch.Answer) {
	if f := a.Fault; f != nil {
		p.none = true
		where := f.Field
		if where == "" {
			where = plain(f.File)
		}
		p.table.row("-", cut(plain(f.ID), 13), plain(where), "Not screened: "+plain(f.Reason)+"; "+plain(f.Hint))
		p.none = false
		p.move(b)
		return
	}
	s := a.Assessment
	verdict, item := s.Verdict.String(), plain(itemName(s.ID, s.ItemID))
	p.level = s.Verdict
	if len(s.Findings) == 0 {
		p.table.row(verdict, item, "", "No finding.")
	}
	for i, f := range s.Findings {
		p.level = f.Floor
		if i > 0 {
			verdict, item = "", ""
			if f.Floor == finding.AC {
				verdict = "   note"
			}
		}
		cells := []string{verdict, item, plain(f.Field), plain(f.Message)}
		if p.wide {
			cells = append(cells, plain(f.Change), f.Code, plain(evidenceText(f.Evidence)))
		}
		p.table.row(cells...)
	}
	p.move(b)
}

func (p *tablePrinter) end(*bytes.Buffer) {}

// move hands over what the table has written.
func (p *tablePrinter) move(b *bytes.Buffer) {
	p.table.flush()
	b.Write(p.out.Bytes())
	p.out.Reset()
}

// paint colours the verdict by its level; words carry the same meaning.
func (p *tablePrinter) paint(col int, text string) string {
	if col != 0 || text == "" || p.none {
		return text
	}
	return verdictColor(p.level) + text + colorOff
}

const colorOff = "\x1b[0m"

func verdictColor(v finding.Verdict) string {
	switch v {
	case finding.RFI:
		return "\x1b[33m" // yellow
	case finding.RFS:
		return "\x1b[35m" // magenta
	case finding.DNL:
		return "\x1b[1;31m" // bold red
	default:
		return "\x1b[32m" // green
	}
}

// evidenceText names what a finding rests on, in a few words.
func evidenceText(e finding.Evidence) string {
	switch {
	case e.EntryID != "":
		return e.List + " " + e.EntryID + ": " + e.Name
	case e.Substance != "" && e.Basis != "":
		return e.Substance + " (" + e.Basis + ")"
	case e.Substance != "":
		return e.Substance
	}
	return e.Basis
}

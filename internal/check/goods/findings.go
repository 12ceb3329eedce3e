package goods

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/description"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/substance"
)

// Codes of findings, explained in docs/findings.md.
const (
	SubstanceNamed   = "SUBSTANCE_NAMED"
	SubstanceClass   = "SUBSTANCE_CLASS"
	SubstanceCAS     = "SUBSTANCE_CAS"
	SubstanceAsk     = "SUBSTANCE_ASK"
	SubstanceHS      = "SUBSTANCE_HS"
	Equipment        = "EQUIPMENT_REGULATED"
	AmbiguousWord    = "AMBIGUOUS_WORD"
	AmbiguousContext = "AMBIGUOUS_CONTEXT"
	SellerLanguage   = "SELLER_LANGUAGE"
	DescEmpty        = "DESC_EMPTY"
	DescVague        = "DESC_VAGUE"
	DescStopword     = "DESC_STOPWORD"
	DescEmbedded     = "DESC_EMBEDDED"
	HSTextMismatch   = "HS_TEXT_MISMATCH"
	HSUnknown        = "HS_UNKNOWN"
	HSProposed       = "HS_PROPOSED"
)

// heldText is all that a sender may learn of a finding about controlled goods.
const heldText = "The item is held for examination."

// usProfile is the destination whose rules ask for a transaction id of
// tableting and encapsulating machines (21 CFR 1310.05, 1310.06).
const usProfile = "us-stop-act"

// A writer makes the findings of one line.
type writer struct {
	line   *Line
	prof   *jurisdiction.Profile
	reader *Reader
}

// floor returns the floor of a code under the destination's rules.
func (w *writer) floor(code string, def finding.Verdict) finding.Verdict {
	v := def
	if err := v.UnmarshalText([]byte(w.prof.Floor(code, def.String()))); err != nil {
		return def
	}
	return v
}

// substance writes the finding of a mention.
func (w *writer) substance(m *substance.Mention) finding.Finding {
	f := finding.Finding{
		Check: finding.CheckGoods, Field: w.line.Pointer + "/description",
		Text: cut(w.line.Text, m.Start, m.End), Spans: []finding.Span{{Start: m.Start, End: m.End}},
		Sender: heldText,
		Evidence: finding.Evidence{
			Pack: w.reader.substPack.Manifest.Name, Version: w.reader.substPack.Manifest.Version,
			Name: m.Term, Substance: m.Substance, Relation: string(m.Relation), Basis: basis(m.Entry),
		},
	}
	if m.Entry != nil {
		f.Evidence.Kind = string(m.Entry.Kind)
	}
	switch m.Weight {
	case substance.Noted:
		w.noted(&f, m)
	case substance.Asked:
		f.Code = SubstanceAsk
		f.Floor = w.floor(f.Code, finding.RFI)
		f.Message = fmt.Sprintf("The description names %s (“%s”): ask for %s.", nameOf(m), f.Text, m.Reason)
		f.Sender = "Please state for “" + f.Text + "”: " + m.Reason + "."
		f.Change = "The missing facts, in the description or as papers."
	default:
		w.named(&f, m)
	}
	return f
}

func (w *writer) noted(f *finding.Finding, m *substance.Mention) {
	f.Code, f.Floor = AmbiguousWord, finding.AC
	f.Message = fmt.Sprintf("“%s” can mean %s, but here reads as %s.", f.Text, nameOf(m), m.Reason)
	f.Change = "Nothing is asked."
	if context, ok := harmlessWords[m.Reason]; ok {
		f.Code = AmbiguousContext
		f.Message = fmt.Sprintf("“%s” names %s, but as %s.", f.Text, nameOf(m), context)
	}
	f.Sender = ""
}

// harmlessWords says in words what a name is part of.
var harmlessWords = map[string]string{
	"test":     "something that a test is for",
	"free":     "something that is not in it",
	"print":    "the subject of printed or decorated goods",
	"antidote": "something that an antidote is for",
}

func (w *writer) named(f *finding.Finding, m *substance.Mention) {
	f.Score = 0.9
	how := "names " + nameOf(m)
	switch {
	case m.Entry != nil && m.Entry.Kind == substance.Equipment:
		w.equipment(f, m)
		return
	case m.Relation == substance.Class:
		f.Code, f.Score = SubstanceClass, 0.7
		how = "names a substance that ends like the class " + strings.TrimPrefix(m.Substance, "class:") + " and is on no list"
	case m.Relation == substance.ByCAS:
		f.Code = SubstanceCAS
		how = "gives the CAS number of " + nameOf(m)
	default:
		f.Code = SubstanceNamed
	}
	switch m.Relation {
	case substance.Disguised:
		how += ", written so that it is easily missed"
	case substance.Misspelt:
		how += ", misspelt"
		f.Score = 0.8
	}
	f.Floor = w.floor(f.Code, finding.RFS)
	f.Message = fmt.Sprintf("The description %s (“%s”): a person must look at the goods.", how, f.Text)
	f.Change = "A person releases the hold after examination, or a licence is confirmed."
	if w.line.Permit != "" {
		f.Message += " A permit is declared (" + w.line.Permit + "): confirm it with its issuer."
	}
}

// equipment writes the finding of a regulated machine or its parts: first the
// missing transaction id is asked for where the destination needs one.
func (w *writer) equipment(f *finding.Finding, m *substance.Mention) {
	f.Code, f.Score = Equipment, 0.8
	if w.prof.Name == usProfile && w.line.Permit == "" {
		f.Floor = w.floor(f.Code, finding.RFI)
		f.Message = fmt.Sprintf("The description names regulated equipment (“%s”, %s) and no transaction id is declared: ask for the DEA transaction identification of the import.", f.Text, nameOf(m))
		f.Sender = "Please give the transaction identification of the regulated import of “" + f.Text + "” under the documents of the item."
		f.Change = "The DEA transaction identification (21 CFR 1310.05) in /item/documents."
		f.Evidence.Basis = "21 USC 830(b), 21 CFR 1310.05: reports of regulated machines"
		return
	}
	f.Floor = w.floor(f.Code, finding.RFS)
	f.Message = fmt.Sprintf("The description names equipment to make tablets or capsules (“%s”, %s): a person must look at the goods and their papers.", f.Text, nameOf(m))
	f.Change = "A person releases the hold after the use and the papers are clear."
	if w.line.Permit != "" {
		f.Message += " A permit is declared (" + w.line.Permit + "): confirm it with its issuer."
	}
}

// language appends one finding about how sellers of controlled goods speak. It
// says something only beside a substance that is not harmless there, and by
// itself asks at most.
func (w *writer) language(dst []finding.Finding, mentions []substance.Mention) []finding.Finding {
	beside := slices.IndexFunc(mentions, func(m substance.Mention) bool { return harmlessWords[m.Reason] == "" })
	if beside < 0 {
		return dst
	}
	cues := w.reader.cues.Find(w.line.Text)
	if len(cues) == 0 {
		return dst
	}
	f := finding.Finding{
		Code: SellerLanguage, Check: finding.CheckGoods, Field: w.line.Pointer + "/description", Floor: finding.AC,
		Change: "Nothing is asked for these words alone.",
		Evidence: finding.Evidence{
			Pack: w.reader.offersPack.Manifest.Name, Version: w.reader.offersPack.Manifest.Version,
			Name: cues[0].Phrase, Substance: mentions[beside].Substance, Relation: cues[0].Group, Basis: cues[0].Source,
		},
	}
	var said []string
	for _, c := range cues {
		f.Spans = append(f.Spans, finding.Span{Start: c.Start, End: c.End})
		said = append(said, "“"+cut(w.line.Text, c.Start, c.End)+"”")
		if c.Asks {
			f.Floor = w.floor(f.Code, finding.RFI)
		}
	}
	f.Text = strings.Join(said, ", ")
	f.Message = fmt.Sprintf("Beside %s the description says %s, as offers of controlled goods do: a weak hint, never proof.", nameOf(&mentions[beside]), f.Text)
	if f.Floor > finding.AC {
		f.Message += " Ask what the goods are for and who buys them."
		f.Sender = "Please state what the goods are for and who buys them."
		f.Change = "End use and buyer, in the description or as papers."
	}
	return append(dst, f)
}

func nameOf(m *substance.Mention) string {
	if m.Entry == nil {
		return m.Term
	}
	return m.Entry.Name
}

// basis names up to three laws that control an entry.
func basis(e *substance.Entry) string {
	if e == nil {
		return ""
	}
	var laws []string
	for _, c := range e.Controls {
		if len(laws) == 3 {
			break
		}
		law := c.Law
		if c.List != "" {
			law += " (" + c.List + ")"
		}
		if !c.Seen {
			law += " [not verified]"
		}
		laws = append(laws, law)
	}
	return strings.Join(laws, "; ")
}

// cut returns code points start to end of s.
func cut(s string, start, end int) string {
	from, n := len(s), 0
	for i := range s {
		if n == start {
			from = i
		}
		if n == end {
			return s[from:i]
		}
		n++
	}
	return s[from:]
}

// description appends the findings of a judgement.
func (w *writer) description(dst []finding.Finding, j *description.Judgement) []finding.Finding {
	f := finding.Finding{
		Check: finding.CheckGoods, Field: w.line.Pointer + "/description", Text: w.line.Text,
		Evidence: finding.Evidence{Pack: w.reader.descPack.Manifest.Name, Version: w.reader.descPack.Manifest.Version},
	}
	switch {
	case j.Quality == description.Empty:
		f.Code, f.Floor = DescEmpty, w.floor(DescEmpty, finding.RFI)
		f.Message = "The description of the goods is empty: ask what is in the item."
		f.Evidence.Basis = "19 CFR 145.74(c)(2): content description"
		return append(dst, w.ask(f, []string{description.WhatItIs}))
	case j.Quality == description.Vague:
		return append(dst, w.vague(f, j))
	}
	for i := range j.Lists {
		dst = append(dst, w.embedded(f, &j.Lists[i]))
	}
	return dst
}

func (w *writer) vague(f finding.Finding, j *description.Judgement) finding.Finding {
	f.Code = DescVague
	f.Message = fmt.Sprintf("“%s” does not tell what the goods are: ask %s.", w.line.Text, strings.Join(j.Missing, ", "))
	f.Evidence.Basis = "guidance on descriptions: what it is, what it is made of, what it is for (19 CFR 4.7a, 122.48a; EU D.E. 18 05 000 000)"
	for _, s := range j.Lists {
		if s.Rejected {
			f.Code = DescStopword
			f.Spans = append(f.Spans, finding.Span{Start: s.Start, End: s.End})
			f.Evidence.Basis, f.Evidence.List, f.Evidence.Name = s.Source, s.List, s.Term
		}
	}
	if f.Code == DescStopword {
		f.Message = fmt.Sprintf("“%s” is on the list of descriptions that %s rejects: ask %s.", w.line.Text, strings.ToUpper(f.Evidence.List), strings.Join(j.Missing, ", "))
	}
	if len(f.Spans) == 0 {
		f.Spans = []finding.Span{{End: utf8.RuneCountInString(w.line.Text)}}
	}
	f.Floor = w.floor(f.Code, finding.RFI)
	f.Evidence.Proposals = proposals(w.reader.codes.Propose(w.line.Text, "", 3))
	return w.ask(f, j.Missing)
}

// ask fills what the sender is told to mend.
func (w *writer) ask(f finding.Finding, missing []string) finding.Finding {
	f.Sender = "Please describe the goods precisely in " + f.Field + ": " + strings.Join(missing, ", ") + "."
	f.Change = "A description that tells " + strings.Join(missing, ", ") + "."
	return f
}

func (w *writer) embedded(f finding.Finding, s *description.Stop) finding.Finding {
	f.Code, f.Floor = DescEmbedded, w.floor(DescEmbedded, finding.AC)
	f.Text = cut(w.line.Text, s.Start, s.End)
	f.Spans = []finding.Span{{Start: s.Start, End: s.End}}
	f.Message = fmt.Sprintf("“%s” is a stop word of %s, here inside a longer description.", f.Text, strings.ToUpper(s.List))
	f.Change = "Nothing is asked while the rest of the description is precise."
	f.Evidence.Basis, f.Evidence.List, f.Evidence.Name = s.Source, s.List, s.Term
	return f
}

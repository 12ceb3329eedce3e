package batch_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/batch"
	"github.com/tidewaiter/tidewaiter/message"
	"github.com/tidewaiter/tidewaiter/parcel"
	"github.com/tidewaiter/tidewaiter/screen"
)

// stub answers every parcel with its own record id; odd lengths take longer,
// so that workers overtake each other.
func stub(p *parcel.Parcel) screen.Assessment {
	if len(p.RecordID)%2 == 1 {
		time.Sleep(50 * time.Microsecond)
	}
	return screen.Assessment{ID: p.RecordID, ItemID: p.Item.ID, Screened: true, Findings: []finding.Finding{}, Packs: []byte("{}")}
}

func run(t *testing.T, input string, job batch.Job) []batch.Answer {
	t.Helper()
	src, err := message.Open("test.ndjson", strings.NewReader(input), message.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var answers []batch.Answer
	job.Screen = stub
	job.Sink = func(a []batch.Answer) error {
		for i := range a {
			a[i].Line = bytes.Clone(a[i].Line) // the sink's until it returns
		}
		answers = append(answers, a...)
		return nil
	}
	if err := job.Run(context.Background(), src); err != nil {
		t.Fatal(err)
	}
	return answers
}

func manifest(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"record_id":"r%d","item":{"id":"i%d"}}`+"\n", i, i)
	}
	return b.String()
}

func TestAnswersKeepInputOrderWithAnyNumberOfWorkers(t *testing.T) {
	input := manifest(1000)
	want := lines(run(t, input, batch.Job{Workers: 1}))
	got := lines(run(t, input, batch.Job{Workers: 8}))
	if !bytes.Equal(got, want) {
		t.Error("8 workers give other bytes than 1")
	}
	for i, a := range run(t, input, batch.Job{Workers: 8}) {
		if want := fmt.Sprintf("r%d", i); a.Assessment.ID != want || a.Record != i+1 {
			t.Fatalf("answer %d is for %s (record %d), want %s", i, a.Assessment.ID, a.Record, want)
		}
	}
}

func TestUnreadableRecordsAreAnsweredInPlace(t *testing.T) {
	answers := run(t, `{"record_id":"a"}`+"\n"+`{"record_id":"b",`+"\n"+`{"record_id":"c"}`+"\n", batch.Job{})
	if len(answers) != 3 {
		t.Fatalf("got %d answers, want 3", len(answers))
	}
	var got struct {
		ID       *string
		Verdict  *string
		Screened bool
		Error    struct{ Record int }
	}
	if err := json.Unmarshal(answers[1].Line, &got); err != nil {
		t.Fatal(err)
	}
	if got.Screened || got.Verdict != nil || got.Error.Record != 2 {
		t.Errorf("the broken record's answer is %s", answers[1].Line)
	}
}

func TestDuplicatesAreFoundOnTheLaterOne(t *testing.T) {
	answers := run(t, strings.Join([]string{
		`{"record_id":"a","item":{"id":"LX1"}}`,
		`{"record_id":"b","item":{"id":"lx 1"}}`,
		`{"record_id":"a","item":{"id":"LX3"}}`,
		`{"record_id":"a","version":2,"item":{"id":"LX1"}}`,
		`{"record_id":"","item":{}}`,
		`{"record_id":"","item":{}}`,
		`{"record_id":"c","item":{"id":"LX4"}}`,
		`{"record_id":"c","version":1,"item":{"id":"LX5"}}`,
	}, "\n"), batch.Job{})
	want := []string{"", "AED_DUPLICATE_ITEM", "AED_DUPLICATE_RECORD", "AED_AMENDMENT", "", "", "", "AED_DUPLICATE_RECORD"}
	for i, a := range answers {
		var codes []string
		for _, f := range a.Assessment.Findings {
			codes = append(codes, f.Code)
		}
		if got := strings.Join(codes, " "); got != want[i] {
			t.Errorf("record %d: findings %q, want %q", i+1, got, want[i])
		}
		if strings.Contains(string(a.Line), "DUPLICATE") != strings.Contains(want[i], "DUPLICATE") {
			t.Errorf("record %d: the line does not show its findings: %s", i+1, a.Line)
		}
	}
	if v := answers[1].Assessment.Verdict; v != finding.RFI {
		t.Errorf("a duplicate item is %v, want RFI", v)
	}
}

func TestDoneRecordsAreNotAnsweredAgain(t *testing.T) {
	all := lines(run(t, manifest(100), batch.Job{}))
	rest := lines(run(t, manifest(100), batch.Job{Done: 37}))
	if !bytes.HasSuffix(all, rest) || bytes.Count(rest, []byte("\n")) != 63 {
		t.Errorf("after 37 records, %d lines came", bytes.Count(rest, []byte("\n")))
	}
}

func TestAnErrorOfTheSinkEndsTheRun(t *testing.T) {
	src, err := message.Open("test", strings.NewReader(manifest(10000)), message.Options{})
	if err != nil {
		t.Fatal(err)
	}
	full := errors.New("disk full")
	job := batch.Job{Screen: stub, Sink: func([]batch.Answer) error { return full }}
	if err := job.Run(context.Background(), src); !errors.Is(err, full) {
		t.Errorf("Run = %v, want the sink's error", err)
	}
}

func TestCancelEndsTheRunWhileTheSourceWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	job := batch.Job{Screen: stub, Sink: func([]batch.Answer) error { cancel(); return nil }}
	if err := job.Run(ctx, &waiting{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Run = %v, want context.Canceled", err)
	}
}

// waiting gives one record and then never answers, like a terminal.
type waiting struct{ asked bool }

func (w *waiting) NextRaw() (message.Raw, error) {
	if w.asked {
		select {}
	}
	w.asked = true
	r, err := message.Open("test", strings.NewReader(manifest(1)), message.Options{})
	if err != nil {
		return message.Raw{}, err
	}
	return r.NextRaw()
}

func lines(answers []batch.Answer) []byte {
	var b []byte
	for _, a := range answers {
		b = append(b, a.Line...)
	}
	return b
}

package history_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/history"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// records writes n parcels, every hundredth of which cannot be read.
func records(n int) string {
	var b strings.Builder
	for i := range n {
		if i%100 == 99 {
			b.WriteString("{\"record_id\": broken\n")
			continue
		}
		fmt.Fprintf(&b, `{"schema":"parcel/1","record_id":"rec-%d","sender":{"name":"Made-Up %d","email":"p%d@example.com"}}`+"\n", i, i, i)
	}
	return b.String()
}

func open(t *testing.T, ctx context.Context, text string) *history.File {
	t.Helper()
	f, err := history.Open(ctx, "past.ndjson", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestParcelsKeepTheirOrder(t *testing.T) {
	f := open(t, context.Background(), records(5000))
	next := 0
	for p := range f.Parcels {
		if next%100 == 99 {
			next++
		}
		if want := fmt.Sprintf("rec-%d", next); p.RecordID != want {
			t.Fatalf("got %s, want %s", p.RecordID, want)
		}
		next++
	}
	if f.Unread() != 50 || f.Err() != nil || next < 4999 {
		t.Errorf("ended at %d with %d unread, %v; want 50 unread of 5000", next, f.Unread(), f.Err())
	}
}

func TestParcelsStopEarly(t *testing.T) {
	f := open(t, context.Background(), records(5000))
	seen := 0
	for range f.Parcels {
		if seen++; seen == 10 {
			break
		}
	}
	if f.Err() != nil {
		t.Errorf("stopping is no error, got %v", f.Err())
	}
}

func TestParcelsEndWithTheirContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	f := open(t, ctx, records(50_000))
	for range f.Parcels {
		cancel()
	}
	if f.Err() == nil {
		t.Error("no error after the context ended")
	}
}

func TestAdd(t *testing.T) {
	b := link.NewBuilder()
	history.Add(b, func(yield func(*parcel.Parcel) bool) {
		for i := range 3000 {
			if !yield(&parcel.Parcel{RecordID: "r", Sender: parcel.Party{Name: fmt.Sprint("Made-Up ", i), Email: "shared@example.com"}}) {
				return
			}
		}
	})
	if size := b.Build().Size(); size.Parties != 3000 {
		t.Errorf("graph has %+v, want 3000 parties", size)
	}
}

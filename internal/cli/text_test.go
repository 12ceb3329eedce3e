package cli

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPlainStopsTerminalTricks(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"ordinary text stays", "Ceramic mug, 0.3 l", "Ceramic mug, 0.3 l"},
		{"Han and Arabic stay", "陶瓷杯 كوب", "陶瓷杯 كوب"},
		{"escape sequences lose their escape", "a\x1b[2Jb", "a·[2Jb"},
		{"marks that reorder text go", "a\u202Eb", "a·b"},
		{"line ends become blanks", "a\nb\tc", "a b c"},
	} {
		if got := plain(tt.in); got != tt.want {
			t.Errorf("%s: plain(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestWrapKeepsEveryWordWithinWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([a-z]{1,30}|[陶瓷杯子上海]{1,9}|[\x{0627}-\x{064a}]{1,9}| ){0,30}`).Draw(t, "text")
		width := rapid.IntRange(8, 60).Draw(t, "width")
		lines := wrap(text, width)
		for _, line := range lines {
			if textWidth(line) > width {
				t.Fatalf("line %q is wider than %d", line, width)
			}
		}
		joined := strings.ReplaceAll(strings.Join(lines, ""), " ", "")
		if want := strings.ReplaceAll(text, " ", ""); joined != want {
			t.Fatalf("wrap lost text: %q, want %q", joined, want)
		}
	})
}

func TestTableAlignsWideCharacters(t *testing.T) {
	var out bytes.Buffer
	table := newTable(&out, 60, column{"ITEM", 6}, column{"NAME", 10}, column{"REASON", 0})
	table.row("A", "上海慈顺", "first")
	table.row("B", "plain", "second reason that is long enough to be wrapped on two lines")
	if err := table.flush(); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 3 {
		t.Fatalf("got %d lines, want 3:\n%s", len(lines), out.String())
	}
	for i, word := range []string{"first", "second", ""} {
		if at := textWidth(lines[i][:strings.Index(lines[i], word)]); word != "" && at != 20 {
			t.Errorf("line %d: reason starts at column %d, want 20: %q", i+1, at, lines[i])
		}
	}
}

func TestTableKeepsRightToLeftCellsApart(t *testing.T) {
	var out bytes.Buffer
	table := newTable(&out, 60, column{"NAME", 10}, column{"REASON", 0})
	table.row("كوب", "مج")
	if err := table.flush(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.String(), isolate); got != 2 {
		t.Errorf("%d isolates for 2 right-to-left cells: %q", got, out.String())
	}
}

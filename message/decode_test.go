package message_test

import (
	"os"
	"testing"

	"github.com/tidewaiter/tidewaiter/message"
)

func BenchmarkDecode(b *testing.B) {
	data, err := os.ReadFile("testdata/full.json")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := message.Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

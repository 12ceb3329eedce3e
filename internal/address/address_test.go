package address_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/address"
)

func BenchmarkParse(b *testing.B) {
	raw := address.Raw{Lines: []string{"Room 1212, Building B, Youth Park, No. 185 Xincun West Road, Zhangdian District"}, City: "Zibo City, Shandong", Country: "CN"}
	b.ReportAllocs()
	for b.Loop() {
		address.Parse(raw).Keys()
	}
}

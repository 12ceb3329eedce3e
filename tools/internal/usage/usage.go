// Package usage tells what the process has used so far, for tools that measure:
// processor time, which tells more than the clock on a machine that others use,
// and memory.
package usage

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Processor is the processor time that the process has used so far; 0 where
// the system does not tell.
func Processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// MostMemory is the most that the process had in memory so far, where the
// system tells.
func MostMemory() string {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return "unknown"
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if kB, ok := strings.CutPrefix(lines.Text(), "VmHWM:"); ok {
			n, _ := strconv.Atoi(strings.Fields(kB)[0])
			return fmt.Sprintf("%d MB", n>>10)
		}
	}
	return "unknown"
}

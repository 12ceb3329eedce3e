// Command tidewaiter screens international parcels on their advance data.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/tidewaiter/tidewaiter/internal/cli"
)

func main() {
	// A closed pipe must come back as a write error, so that the command can
	// end between two lines.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

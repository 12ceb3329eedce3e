package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit statuses. The highest reason wins in the order of the table below.
const (
	exitOK          = 0
	exitError       = 1
	exitUsage       = 2
	exitConfig      = 3
	exitStaleList   = 5
	exitUnreadable  = 6
	exitNothing     = 7
	exitFoundNotes  = 10
	exitFoundRFI    = 11
	exitFoundRFS    = 12
	exitFoundDNL    = 13
	exitNewerList   = 100
	exitInterrupted = 130
	exitPipe        = 141
)

// exitTable documents every status; it is what "help exit-codes" prints.
var exitTable = []struct {
	code    int
	meaning string
}{
	{exitOK, "done; nothing at or above --fail-on"},
	{exitError, "an error stopped the program, for example a full disk"},
	{exitUsage, "the command line is wrong"},
	{exitConfig, "a list, pack or setting cannot be used"},
	{exitStaleList, "a watchlist is older than --max-list-age: do not rely on the answers"},
	{exitUnreadable, "part of the input could not be read; those records are answered with \"screened\": false"},
	{exitNothing, "nothing was screened"},
	{exitFoundNotes, "with --fail-on: assessment complete, with notes"},
	{exitFoundRFI, "with --fail-on: at least one request for information"},
	{exitFoundRFS, "with --fail-on: at least one request for screening"},
	{exitFoundDNL, "with --fail-on: at least one do not load"},
	{exitNewerList, "lists check: a newer list is available"},
	{exitInterrupted, "interrupted; with --checkpoint the same command goes on"},
	{exitPipe, "whoever read the output closed it"},
}

// An exitErr carries the exit status of an error; a nil err exits quietly.
type exitErr struct {
	code int
	err  error
}

func (e *exitErr) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit status %d", e.code)
	}
	return e.err.Error()
}

func (e *exitErr) Unwrap() error { return e.err }

func usageError(err error) error  { return withStatus(exitUsage, err) }
func configError(err error) error { return withStatus(exitConfig, err) }

// withStatus gives an error its exit status, unless it has one: a date that
// cannot be read is wrong usage wherever it was found out.
func withStatus(code int, err error) error {
	if has := new(exitErr); errors.As(err, &has) {
		return err
	}
	return &exitErr{code, err}
}

// exitWith ends the program with a status and no message of its own.
func exitWith(code int) error {
	if code == exitOK {
		return nil
	}
	return &exitErr{code, nil}
}

// report prints an error for a person and returns its exit status.
func (a *app) report(err error) int {
	if err == nil {
		return exitOK
	}
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return exitPipe
	}
	code := exitError
	var e *exitErr
	switch {
	case errors.As(err, &e):
		if e.err == nil {
			return e.code
		}
		code = e.code
	case errors.Is(err, context.Canceled):
		code = exitInterrupted
	case strings.HasPrefix(err.Error(), "unknown command"), strings.Contains(err.Error(), "arg(s)"):
		code = exitUsage // cobra has no type for these
	}
	if errors.Is(err, syscall.ENOSPC) {
		err = fmt.Errorf("%w; make room and run it again, with --checkpoint it goes on where it stopped", err)
	}
	fmt.Fprintln(a.stderr, "tidewaiter:", err)
	return code
}

func newExitCodesCmd() *cobra.Command {
	var b strings.Builder
	b.WriteString("Exit statuses:\n\n")
	for _, e := range exitTable {
		fmt.Fprintf(&b, "  %3d  %s\n", e.code, e.meaning)
	}
	b.WriteString("\nWhen several apply, the first of 130, 141, 1, 5, 7, 6, 13, 12, 11, 10 is returned.")
	return &cobra.Command{Use: "exit-codes", Short: "What the exit statuses mean", Long: b.String()}
}

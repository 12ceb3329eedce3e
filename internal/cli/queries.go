package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"golang.org/x/sync/errgroup"

	"github.com/tidewaiter/tidewaiter/finding"
)

// A queryID is the id of a query, given back as it came; null if there is none.
type queryID = jsontext.Value

// idOf is the id of a query that another name gives; none for an empty text.
func idOf(text string) queryID {
	if text == "" {
		return nil
	}
	quoted, err := jsontext.AppendQuote(nil, text)
	if err != nil {
		return nil // no valid text
	}
	return quoted
}

// idText is an id as text: without the quotes, if it has any.
func idText(id queryID) string {
	text, err := jsontext.AppendUnquote(nil, id)
	if err != nil {
		return string(id)
	}
	return string(text)
}

// roundScore rounds a score to six decimals. Searches rank on them, so they
// keep two more than the shares that explain them.
func roundScore(x float64) float64 {
	if x < 1 {
		return min(math.Round(x*1e6)/1e6, 0.999999)
	}
	return x
}

func roundAll(shares []float64) []float64 {
	out := make([]float64, len(shares))
	for i, x := range shares {
		out[i] = finding.Round(x)
	}
	return out
}

// queryChunk is how many queries are answered between two writes.
const queryChunk = 2048

// answerAll reads JSON objects (one a line, an array, or one pretty-printed)
// and writes the answer to each on a line, in input order, with all
// processors. Errors name the file.
func answerAll[Q, A any](ctx context.Context, name string, r io.Reader, w io.Writer, answer func(*Q) A) error {
	dec := jsontext.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	inArray := dec.PeekKind() == '['
	if inArray {
		if _, err := dec.ReadToken(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	for count := 0; ; {
		chunk, err := readChunk[Q](dec, inArray)
		if err != nil {
			return fmt.Errorf("%s: query %d: %w", name, count+len(chunk)+1, err)
		}
		if len(chunk) == 0 {
			return nil
		}
		count += len(chunk)
		if err := answerChunk(ctx, chunk, w, answer); err != nil {
			return err
		}
	}
}

func readChunk[Q any](dec *jsontext.Decoder, inArray bool) ([]Q, error) {
	var chunk []Q
	for len(chunk) < queryChunk {
		if inArray && dec.PeekKind() == ']' {
			return chunk, nil
		}
		var q Q
		switch err := json.UnmarshalDecode(dec, &q); {
		case errors.Is(err, io.EOF) && !inArray:
			return chunk, nil
		case err != nil:
			return chunk, err
		}
		chunk = append(chunk, q)
	}
	return chunk, nil
}

// answerChunk answers queries in parallel and writes the answers in order.
func answerChunk[Q, A any](ctx context.Context, chunk []Q, w io.Writer, answer func(*Q) A) error {
	lines := make([][]byte, len(chunk))
	group, ctx := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	for worker := range workers {
		group.Go(func() error {
			for i := worker; i < len(chunk); i += workers {
				if err := ctx.Err(); err != nil {
					return err
				}
				line, err := json.Marshal(answer(&chunk[i]), json.Deterministic(true))
				if err != nil {
					return err
				}
				lines[i] = append(line, '\n')
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	if _, err := w.Write(bytes.Join(lines, nil)); err != nil {
		return fmt.Errorf("write answers: %w", err)
	}
	return nil
}

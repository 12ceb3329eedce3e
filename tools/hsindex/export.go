package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"

	"github.com/tidewaiter/tidewaiter/internal/hs"
	"github.com/tidewaiter/tidewaiter/internal/textsearch"
)

// build trains on everything and writes the files of the HS pack.
func build(labelled, other []sample, headings []heading, out string) error {
	docs := documents(textsearch.NewNormaliser(), append(other, labelled...))
	lr := train(docs, chosen)
	nb := bayesian(docs, chosen.smoothing)
	for f := range lr.weights {
		for c := range lr.weights[f] {
			lr.weights[f][c] += chosen.bayes * nb.weights[f][c]
		}
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, hs.ModelFile), enc.EncodeAll(quantise(lr), nil), 0o644); err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("code\ttext\n")
	for _, h := range headings {
		fmt.Fprintf(&b, "%s\t%s\n", h.code, h.text)
	}
	return os.WriteFile(filepath.Join(out, hs.NomenclatureFile), enc.EncodeAll(b.Bytes(), nil), 0o644)
}

// quantise writes the weights as one signed byte each, in steps of hs.Step.
// Weights of one step count nothing and are dropped, for a smaller file.
func quantise(m *model) []byte {
	out := make([]byte, 0, (len(m.weights)+1)*chapters)
	for f := range m.weights {
		for _, w := range m.weights[f] {
			out = append(out, quantum(w))
		}
	}
	for _, w := range m.bias {
		out = append(out, quantum(w))
	}
	return out
}

func quantum(w float32) byte {
	q := int(w/hs.Step + 0.5)
	if w < 0 {
		q = int(w/hs.Step - 0.5)
	}
	if q == 1 || q == -1 {
		q = 0
	}
	return byte(int8(max(-127, min(127, q))))
}

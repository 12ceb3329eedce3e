package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/sample"
	"github.com/tidewaiter/tidewaiter/message"
)

type sampleFlags struct {
	n      int
	seed   uint64
	labels string
}

func newSampleCmd(a *app) *cobra.Command {
	var flags sampleFlags
	cmd := &cobra.Command{
		Use:   "sample",
		Short: "Make a synthetic manifest, with labels if wanted",
		Long: `Sample writes made-up parcels as NDJSON that look like the real flow: many
origins, names in many scripts, ordinary goods, the usual share of poor data,
and a few planted faults and hits. The same seed, packs and version give the
same bytes.

--labels writes one object a parcel, {"id","verdict","faults":[{"code","field"}]}:
what was planted and the verdict it calls for. Faults are planted from the
law's table of elements and from the packs, not by asking the checks.`,
		Example: `  tidewaiter sample -n 1000 > parcels.ndjson
  tidewaiter sample -n 100000 --seed 7 --labels labels.ndjson | tidewaiter screen -o csv`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runSample(cmd.Context(), flags) },
	}
	f := cmd.Flags()
	f.IntVarP(&flags.n, "count", "n", 100, "how many parcels")
	f.Uint64Var(&flags.seed, "seed", 1, "which manifest: each seed gives another")
	f.StringVar(&flags.labels, "labels", "", "write what was planted to `FILE`")
	return cmd
}

func (a *app) runSample(ctx context.Context, flags sampleFlags) error {
	if flags.n < 0 {
		return usageError(fmt.Errorf("-n %d is negative", flags.n))
	}
	set, err := a.packs()
	if err != nil {
		return configError(err)
	}
	sources, err := sample.FromPacks(set)
	if err != nil {
		return configError(err)
	}
	g, err := sample.New(flags.seed, sources)
	if err != nil {
		return err
	}
	if flags.labels == "" {
		return writeSample(ctx, g, flags.n, a.stdout, io.Discard)
	}
	file, err := os.Create(flags.labels)
	if err != nil {
		return fmt.Errorf("write labels: %w", err)
	}
	err = writeSample(ctx, g, flags.n, a.stdout, file)
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	return err
}

// writeSample writes parcels and labels, one a line, until the context ends.
func writeSample(ctx context.Context, g *sample.Generator, n int, parcels, labels io.Writer) error {
	out, notes := bufio.NewWriter(parcels), bufio.NewWriter(labels)
	for i := 0; i < n && ctx.Err() == nil; i++ {
		p, label := g.Parcel(i)
		line, err := message.Append(out.AvailableBuffer(), p)
		if err != nil {
			return fmt.Errorf("write parcel %d: %w", i+1, err)
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return fmt.Errorf("write parcel %d: %w", i+1, err)
		}
		line, err = json.Marshal(label)
		if err != nil {
			return fmt.Errorf("write label %d: %w", i+1, err)
		}
		if _, err := notes.Write(append(line, '\n')); err != nil {
			return fmt.Errorf("write label %d: %w", i+1, err)
		}
	}
	if err := notes.Flush(); err != nil {
		return fmt.Errorf("write labels: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write parcels: %w", err)
	}
	return ctx.Err()
}

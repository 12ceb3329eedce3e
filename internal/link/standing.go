package link

// A Standing is what all paths to one entry are worth together.
type Standing struct {
	Entry         Entry
	Score         float64   // the sum of Contributions
	Contributions []float64 // of each path to it, in the order of the paths
}

// Standings combines paths by entry, the strongest path's entry first. Each
// further path fills a share of what the earlier ones leave open, so that many
// weak paths approach certainty and never pass it.
func (r Result) Standings() []Standing {
	var out []Standing
	at := map[Entry]int{}
	for _, p := range r.Paths {
		i, ok := at[p.Entry]
		if !ok {
			i = len(out)
			at[p.Entry] = i
			out = append(out, Standing{Entry: p.Entry})
		}
		share := p.Score * (1 - out[i].Score)
		out[i].Score += share
		out[i].Contributions = append(out[i].Contributions, share)
	}
	return out
}

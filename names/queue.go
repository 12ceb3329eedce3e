package names

// A queue gives names back in the order of the most they can reach.
type queue []queued

type queued struct {
	name uint32
	most float32
}

func (q *queue) push(x queued) {
	h := append(*q, x)
	i := len(h) - 1
	for i > 0 && h[(i-1)/2].most < h[i].most {
		h[i], h[(i-1)/2] = h[(i-1)/2], h[i]
		i = (i - 1) / 2
	}
	*q = h
}

func (q *queue) pop() queued {
	h := *q
	top, last := h[0], len(h)-1
	h[0] = h[last]
	h = h[:last]
	for i := 0; ; {
		child := 2*i + 1
		if child+1 < last && h[child+1].most > h[child].most {
			child++
		}
		if child >= last || h[child].most <= h[i].most {
			break
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
	*q = h
	return top
}

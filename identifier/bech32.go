package identifier

import "strings"

const bech32Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// validBech32 checks a segregated witness address (BIP 173, BIP 350).
func validBech32(a string) bool {
	a, ok := oneCase(a)
	one := strings.LastIndexByte(a, '1')
	if !ok || one < 1 || one > 10 || len(a)-one-1 < 6 || len(a) > 110 {
		return false
	}
	check := uint32(1)
	step := func(v byte) {
		top := check >> 25
		check = check&0x1ffffff<<5 ^ uint32(v)
		for i, g := range [...]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			check ^= g * (top >> i & 1)
		}
	}
	for i := range one {
		step(a[i] >> 5)
	}
	step(0)
	for i := range one {
		step(a[i] & 31)
	}
	for i := one + 1; i < len(a); i++ {
		v := strings.IndexByte(bech32Alphabet, a[i])
		if v < 0 {
			return false
		}
		step(byte(v))
	}
	const bech32, bech32m = 1, 0x2bc830a3
	switch a[:one] {
	case "bc", "tb", "ltc": // witness version 0 has the one, later versions the other (BIP 350)
		if a[one+1] == 'q' {
			return check == bech32
		}
		return check == bech32m
	}
	return check == bech32 || check == bech32m
}

// validCashAddr checks a Bitcoin Cash address given without its prefix.
func validCashAddr(a string) bool {
	a, ok := oneCase(a)
	if !ok || len(a) != 42 || a[0] != 'q' && a[0] != 'p' {
		return false
	}
	check := uint64(1)
	step := func(v byte) {
		top := check >> 35
		check = check&0x07ffffffff<<5 ^ uint64(v)
		for i, g := range [...]uint64{0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470} {
			check ^= g * (top >> i & 1)
		}
	}
	for _, c := range []byte("bitcoincash") {
		step(c & 31)
	}
	step(0)
	for i := range len(a) {
		v := strings.IndexByte(bech32Alphabet, a[i])
		if v < 0 {
			return false
		}
		step(byte(v))
	}
	return check == 1
}

// oneCase folds an address to lower case; mixed case is not valid.
func oneCase(a string) (string, bool) {
	lower := strings.ToLower(a)
	return lower, a == lower || a == strings.ToUpper(a)
}

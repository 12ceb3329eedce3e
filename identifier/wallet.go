package identifier

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/crypto/sha3"
)

const walletSpace = "wallet:"

// parseWallet reads an address of a digital currency. The key is the address
// in lower case, without the scheme: even where case carries meaning, no two
// addresses in use differ by case alone, and copyists lose it.
func parseWallet(s string) []ID {
	if len(s) < 25 {
		return nil
	}
	if account, ok := tonAccount(s); ok {
		return []ID{{Type: Wallet, Key: walletSpace + account, Strength: Strong}}
	}
	a := bareAddress(s)
	if len(a) < 25 || len(a) > 120 || !asciiAlnum(a) || !strings.ContainsAny(a, "0123456789") {
		return nil
	}
	strength := Medium
	if checkedWallet(a) {
		strength = Strong
	}
	return []ID{{Type: Wallet, Key: walletSpace + strings.ToLower(a), Strength: strength}}
}

// bareAddress drops currency names, URI schemes and parameters, and spaces.
func bareAddress(s string) string {
	s = strings.TrimSpace(s)
	if first, rest, ok := strings.Cut(s, " "); ok && len(first) <= 8 && len(rest) >= 25 {
		if strings.ToUpper(first) == first && letters(first) == len(first) || strings.HasSuffix(first, ":") {
			s = rest
		}
	}
	if i := strings.IndexByte(s, ':'); i >= 0 && i < 12 {
		s = s[i+1:]
	}
	s, _, _ = strings.Cut(s, "?")
	return walletGroups.Replace(strings.Trim(s, "\"'.,;()"))
}

// walletGroups removes what people put between groups of characters.
var walletGroups = strings.NewReplacer(" ", "", "-", "", "/", "")

// checkedWallet reports that the checksum inside an address holds. Ethereum
// addresses in one case carry none: their form alone is telling enough.
func checkedWallet(a string) bool {
	switch {
	case isHexAddress(a):
		return validEIP55(a)
	case len(a) == 95 || len(a) == 106:
		return validMonero(a)
	}
	return validBase58Check(a, bitcoinAlphabet) || validBase58Check(a, rippleAlphabet) || validBech32(a) || validCashAddr(a)
}

func isHexAddress(a string) bool {
	if len(a) != 42 || a[0] != '0' || a[1] != 'x' && a[1] != 'X' {
		return false
	}
	_, err := hex.DecodeString(a[2:])
	return err == nil
}

// validEIP55 checks the capitals of an Ethereum address (EIP-55).
func validEIP55(a string) bool {
	a = a[2:]
	lower := strings.ToLower(a)
	if a == lower || a == strings.ToUpper(a) {
		return true
	}
	hash := sha3.NewLegacyKeccak256()
	hash.Write([]byte(lower))
	sum := hash.Sum(nil)
	for i := range len(a) {
		nibble := sum[i/2] >> (4 * (1 - uint(i)%2)) & 15
		if isLetter(rune(a[i])) && (a[i] < 'a') != (nibble >= 8) {
			return false
		}
	}
	return true
}

// The alphabets of base 58: Bitcoin's, which most currencies took over, and
// Ripple's.
const (
	bitcoinAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
	rippleAlphabet  = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
)

// validBase58Check checks a version of one or two bytes, a hash of 20 bytes
// and the first four bytes of its double SHA-256.
func validBase58Check(a, alphabet string) bool {
	if len(a) < 25 || len(a) > 36 {
		return false
	}
	raw := decodeBase58(a, alphabet)
	if len(raw) != 25 && len(raw) != 26 {
		return false
	}
	first := sha256.Sum256(raw[:len(raw)-4])
	second := sha256.Sum256(first[:])
	return string(second[:4]) == string(raw[len(raw)-4:])
}

// decodeBase58 returns nil for characters outside the alphabet.
func decodeBase58(a, alphabet string) []byte {
	var little []byte
	for i := range len(a) {
		carry := strings.IndexByte(alphabet, a[i])
		if carry < 0 {
			return nil
		}
		for j := range little {
			carry += int(little[j]) * 58
			little[j] = byte(carry)
			carry >>= 8
		}
		for ; carry > 0; carry >>= 8 {
			little = append(little, byte(carry))
		}
	}
	for i := 0; i < len(a) && a[i] == alphabet[0]; i++ {
		little = append(little, 0)
	}
	big := make([]byte, len(little))
	for i, b := range little {
		big[len(big)-1-i] = b
	}
	return big
}

// validMonero decodes the blocks of a Monero address (8 bytes in 11
// characters) and checks the first four bytes of its Keccak-256.
func validMonero(a string) bool {
	sizes := map[int]int{2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8}
	var raw []byte
	for len(a) > 0 {
		n := min(11, len(a))
		size, ok := sizes[n]
		block := strings.TrimLeft(a[:n], "1")
		b := decodeBase58(block, bitcoinAlphabet)
		if !ok || b == nil && block != "" || len(b) > size {
			return false
		}
		raw = append(append(raw, make([]byte, size-len(b))...), b...)
		a = a[n:]
	}
	body := raw[:len(raw)-4]
	hash := sha3.NewLegacyKeccak256()
	hash.Write(body)
	return string(hash.Sum(nil)[:4]) == string(raw[len(raw)-4:])
}

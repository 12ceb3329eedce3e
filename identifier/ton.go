package identifier

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"
)

// tonAccount reads an address of The Open Network in either of its friendly
// forms, 48 characters in base 64 with a checksum at the end (TEP-2). The forms
// differ in a flag alone, so that the account itself is the key.
func tonAccount(s string) (account string, ok bool) {
	s = strings.TrimPrefix(strings.Trim(s, "\"'.,;() "), "ton://transfer/")
	s, _, _ = strings.Cut(s, "?")
	if len(s) != 48 {
		return "", false
	}
	raw, err := base64.URLEncoding.DecodeString(strings.NewReplacer("+", "-", "/", "_").Replace(s))
	if err != nil || raw[0]&0x7f != 0x11 && raw[0]&0x7f != 0x51 || crc16(raw[:34]) != binary.BigEndian.Uint16(raw[34:]) {
		return "", false
	}
	return fmt.Sprintf("ton:%d:%x", int8(raw[1]), raw[2:34]), true
}

// crc16 is the CRC of XMODEM: polynomial 0x1021, from 0.
func crc16(data []byte) uint16 {
	crc := uint16(0)
	for _, b := range data {
		crc ^= uint16(b) << 8
		for range 8 {
			carry := crc&0x8000 != 0
			crc <<= 1
			if carry {
				crc ^= 0x1021
			}
		}
	}
	return crc
}

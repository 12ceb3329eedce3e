package identifier

import (
	"strings"

	"golang.org/x/net/idna"
)

const emailSpace = "email:"

// parseEmail reads a mailbox, and beside it the domain it stands on where
// that is the holder's own.
func parseEmail(s string) []ID {
	s = openEmail(s)
	local, domain, ok := strings.Cut(s, "@")
	if !ok || !validLocal(local) {
		return nil
	}
	domain = asciiDomain(domain)
	if domain == "" {
		return nil
	}
	t := tables()
	provider := t.mail[domain]
	local = strings.ToLower(local)
	if tag := strings.IndexAny(local, provider.tags); tag > 0 {
		local = local[:tag]
	} else if tag := strings.IndexByte(local, '+'); tag > 0 {
		local = local[:tag] // no provider is known to give a+b to another holder than a
	}
	if provider.ignoresDots {
		local = strings.ReplaceAll(local, ".", "")
	}
	if provider.mailbox != "" {
		domain = provider.mailbox
	}
	ids := []ID{{Type: Email, Key: emailSpace + local + "@" + domain, Strength: Strong}}
	if domain == "qq.com" && allDigits(local) {
		ids = append(ids, ID{Type: Handle, Key: handleSpace + "qq:" + local, Strength: Medium})
	}
	if site := ownSite(domain); site != "" {
		ids = append(ids, ID{Type: Website, Key: siteSpace + site, Strength: Medium})
	}
	return ids
}

// openEmail undoes what people do to an address: display names, angle
// brackets, mailto, "[at]" and "dot".
func openEmail(s string) string {
	if open := strings.LastIndexByte(s, '<'); open >= 0 {
		s = strings.TrimSuffix(s[open+1:], ">")
	}
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
	}
	s, _, _ = strings.Cut(s, "?")
	if !strings.ContainsAny(s, " [({") {
		return strings.Trim(s, "\"'.,;:()[]<>")
	}
	for _, at := range []string{"[at]", "(at)", "{at}", "[AT]", "(AT)", " at ", " AT "} {
		if !strings.Contains(s, "@") {
			s = strings.Replace(s, at, "@", 1)
		}
	}
	for _, dot := range []string{"[dot]", "(dot)", "[DOT]", "(DOT)", "[.]", "(.)", " dot "} {
		s = strings.ReplaceAll(s, dot, ".")
	}
	s = strings.ReplaceAll(s, " ", "")
	return strings.Trim(s, "\"'.,;:()[]<>")
}

func validLocal(local string) bool {
	if local == "" || len(local) > 64 {
		return false
	}
	for _, r := range local {
		if !isLocal(r) {
			return false
		}
	}
	return true
}

// isLocal reports characters of the part before the @ (RFC 5322 atom, and
// letters of other scripts, RFC 6531).
func isLocal(r rune) bool {
	return isLetter(r) || isDigit(r) || r >= 0x80 && !isCJK(r) || r < 0x80 && strings.IndexByte("!#$%&'*+-/=?^_`{|}~.", byte(r)) >= 0
}

// asciiDomain gives the domain in lower-case ASCII form, or "" for what is
// no domain name.
func asciiDomain(domain string) string {
	domain = strings.ToLower(strings.Trim(domain, ". "))
	ascii, ok := domain, true
	if !isASCII(domain) {
		ascii, ok = punycode(domain)
	}
	if !ok || len(ascii) > 253 || !strings.Contains(ascii, ".") {
		return ""
	}
	for label := range strings.SplitSeq(ascii, ".") {
		if !validLabel(label) {
			return ""
		}
	}
	if allDigits(ascii[strings.LastIndexByte(ascii, '.')+1:]) {
		return "" // an IP address or a decimal number
	}
	return ascii
}

// punycode encodes an internationalised domain (RFC 5891).
func punycode(domain string) (string, bool) {
	ascii, err := idna.Lookup.ToASCII(domain)
	if err != nil {
		ascii, err = idna.Punycode.ToASCII(domain)
	}
	return ascii, err == nil
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func validLabel(label string) bool {
	if label == "" || len(label) > 63 {
		return false
	}
	for i := range len(label) {
		c := label[i]
		if c != '-' && c != '_' && !isDigit(rune(c)) && !isLetter(rune(c)) {
			return false
		}
	}
	return true
}

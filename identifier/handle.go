package identifier

import (
	"strings"
)

const handleSpace = "handle:"

// parseHandle reads "WeChat: name", "telegram @name", "@name": an account
// name with the service where it is told.
func parseHandle(s string) []ID {
	service, name := cutService(s)
	if service == "" && !strings.HasPrefix(s, "@") {
		if strings.ContainsAny(s, " \t") {
			return nil
		}
	}
	if service == "whatsapp" || service == "signal" || service == "viber" {
		if ids := parsePhone(name, ""); len(ids) > 0 {
			return ids
		}
	}
	return handleID(service, name)
}

// handleID keys an account. Without its service it is a weak reading: the
// same name on two services is often two people.
func handleID(service, name string) []ID {
	name = strings.ToLower(strings.Trim(name, " @/:：.,;()\"'"))
	if len(name) < 4 || len(name) > 64 || strings.ContainsAny(name, " /@") || (service == "" && allDigits(name)) {
		return nil
	}
	for _, r := range name {
		if r > 0x7F {
			return nil
		}
	}
	if service == "" {
		return []ID{{Type: Handle, Key: handleSpace + "?:" + name, Strength: Weak}}
	}
	ids := []ID{{Type: Handle, Key: handleSpace + service + ":" + name, Strength: Strong}}
	if allDigits(name) && len(name) >= 10 {
		ids = append(ids, parsePhone(name, "")...) // WeChat and the like take the phone number as name
	}
	if len(name) >= 8 && !allDigits(name) {
		ids = append(ids, ID{Type: Handle, Key: handleSpace + "?:" + name, Strength: Weak})
	}
	return ids
}

// cutService parts a service name and its linking words from an account name.
func cutService(s string) (service, name string) {
	runes := []rune(strings.ToLower(s))
	l, end := labelAt(runes, 0)
	if l.typ != Handle {
		return "", s
	}
	return l.service, strings.TrimSpace(string([]rune(s)[end:]))
}

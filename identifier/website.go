package identifier

import (
	"strings"

	"golang.org/x/net/publicsuffix"
)

const siteSpace = "site:"

// parseWebsite reads a URL or domain. A site of its holder's own is keyed by
// its registrable domain; a page on a platform by host and path; an account
// page of a messenger is read as a handle or a phone number too.
func parseWebsite(s string) []ID {
	host, path := splitURL(s)
	host = asciiDomain(host)
	if host == "" {
		return nil
	}
	if _, icann := publicsuffix.PublicSuffix(host); !icann && !knownSuffix(host) {
		return nil
	}
	if site := ownSite(host); site != "" {
		return []ID{{Type: Website, Key: siteSpace + site, Strength: Strong}}
	}
	ids := accountPage(host, path)
	if key := pageKey(host, path); key != "" {
		ids = append(ids, ID{Type: Website, Key: siteSpace + key, Strength: Strong})
	}
	return ids
}

// parseNamedWebsite reads what is said to be a website, and so believes more:
// a top-level domain that does not exist, the front page of a mail provider.
func parseNamedWebsite(s string) []ID {
	ids := parseWebsite(s)
	host, path := splitURL(s)
	host = strings.TrimPrefix(asciiDomain(host), "www.")
	if len(ids) > 0 || host == "" {
		return ids
	}
	strength := Weak
	if _, icann := publicsuffix.PublicSuffix(host); !icann && path == "" {
		strength = Medium
	}
	return []ID{{Type: Website, Key: siteSpace + host, Strength: strength}}
}

// splitURL parts host and path and drops scheme, user, port and fragment.
func splitURL(s string) (host, path string) {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, "[(") || strings.HasPrefix(s, "hxxp") {
		s = disarmed.Replace(s)
	}
	if i := strings.Index(s, "://"); i >= 0 {
		s = s[i+3:]
	}
	s = strings.Trim(s, "/ \"'<>()[],;.")
	cut := strings.IndexAny(s, "/?#")
	if cut < 0 {
		cut = len(s)
	}
	host, path = s[:cut], s[cut:]
	if i := strings.LastIndexByte(host, '@'); i >= 0 {
		host = host[i+1:]
	}
	host, _, _ = strings.Cut(host, ":")
	path, _, _ = strings.Cut(path, "#")
	return host, path
}

// disarmed undoes what keeps a link from being clicked.
var disarmed = strings.NewReplacer("[.]", ".", "(.)", ".", "[dot]", ".", "hxxp", "http")

// knownSuffix accepts registrable domains below a private suffix, such as a
// shop of a hosting service, whose top-level domain is managed by ICANN.
func knownSuffix(host string) bool {
	_, icann := publicsuffix.PublicSuffix(host[strings.LastIndexByte(host, '.')+1:])
	return icann
}

// ownSite returns the registrable domain of a host, and "" where it is a
// public suffix, a mail provider or a platform that many holders share.
func ownSite(host string) string {
	site, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return ""
	}
	t := tables()
	if _, shared := t.platforms[site]; shared {
		return ""
	}
	if _, shared := t.mail[site]; shared {
		return ""
	}
	return site
}

// pageKey names one page or sub-site of a shared platform. The front page of
// a platform names nobody.
func pageKey(host, path string) string {
	site, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return ""
	}
	labels := strings.TrimSuffix(strings.TrimSuffix(host, site), ".")
	labels = dropServiceLabels(labels)
	path = strings.ToLower(strings.TrimRight(path, "/"))
	if q := strings.IndexByte(path, '?'); q >= 0 && !strings.Contains(path, "id=") {
		path = strings.TrimRight(path[:q], "/")
	}
	if labels == "" && path == "" {
		return ""
	}
	if labels != "" {
		return labels + "." + site // the seller's own corner of the platform
	}
	return site + path
}

// dropServiceLabels removes host labels that name a service or language of
// the platform, not a seller.
func dropServiceLabels(labels string) string {
	var keep []string
	for label := range strings.SplitSeq(labels, ".") {
		switch {
		case len(label) <= 2:
		case label == "www" || label == "mobile" || label == "shop" || label == "store" || label == "web" || label == "detail" || label == "item" || label == "mail":
		default:
			keep = append(keep, label)
		}
	}
	return strings.Join(keep, ".")
}

// accountPage reads the account in the path of a social platform's page.
func accountPage(host, path string) []ID {
	site, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return nil
	}
	p := tables().platforms[site]
	first, _, _ := strings.Cut(strings.Trim(path, "/@"), "/")
	first, _, _ = strings.Cut(first, "?")
	switch {
	case first == "" || p.service == "":
		return nil
	case p.service == "whatsapp":
		return parsePhone("+"+digits(first), "")
	}
	return handleID(p.service, first)
}

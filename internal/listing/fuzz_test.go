package listing_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// invented are small made-up files in every publisher's shape, with the number
// of entries each holds.
var invented = map[string]struct {
	content string
	list    string
	entries int
}{
	"simple.xml":   {`<sdnList xmlns="x"><publshInformation><Publish_Date>01/02/2026</Publish_Date><Record_Count>1</Record_Count></publshInformation><sdnEntry><uid>1</uid><firstName>A</firstName><lastName>INVENTED</lastName><sdnType>Individual</sdnType><remarks>(Linked To: NOBODY)</remarks><programList><program>TEST</program></programList><idList><id><uid>2</uid><idType>Passport</idType><idNumber>X1</idNumber><idCountry>Iran</idCountry></id></idList></sdnEntry></sdnList>`, "ofac-sdn", 1},
	"enhanced.xml": {`<sanctionsData><publicationInfo><dataAsOf>2026-01-02T00:00:00</dataAsOf></publicationInfo><entities><entity id="1"><generalInfo><entityType>Entity</entityType></generalInfo><names><name id="1"><isPrimary>true</isPrimary><translations><translation><script>Latin</script><formattedFullName>INVENTED</formattedFullName></translation></translations></name></names><relationships><relationship><type>Owned or Controlled By</type><relatedEntity entityId="1">INVENTED</relatedEntity></relationship></relationships></entity></entities></sanctionsData>`, "ofac-sdn", 1},
	"advanced.xml": {`<Sanctions><DateOfIssue><Year>2026</Year><Month>1</Month><Day>2</Day></DateOfIssue><DistinctParties><DistinctParty FixedRef="1"><Profile ID="1"><Identity ID="1"><Alias Primary="true"><DocumentedName><DocumentedNamePart><NamePartValue>INVENTED</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty></DistinctParties></Sanctions>`, "ofac-sdn", 1},
	"un.xml":       {`<CONSOLIDATED_LIST dateGenerated="2026-01-02T00:00:00Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>INVENTED</FIRST_NAME><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER><INDIVIDUAL_DATE_OF_BIRTH><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1962</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>FICTION</FIRST_NAME><REFERENCE_NUMBER>XXe.001</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>`, "un", 2},
	"eu.xml":       {`<export generationDate="2026-01-02T00:00:00" globalFileId="1"><sanctionEntity logicalId="1"><regulation programme="TEST"/><subjectType classificationCode="P"/><nameAlias wholeName="Invented Person" strong="true"/><birthdate year="1960" countryDescription="UNKNOWN"/><identification number="X1" identificationTypeCode="passport"/></sanctionEntity></export>`, "eu", 1},
	"eu.csv":       {"Date_file;Entity_logical_id;Subject_type;Leba_numtitle;Leba_publication_date;Leba_url;Programme;Entity_remark;Naal_lastname;Naal_firstname;Naal_middlename;Naal_wholename;Naal_gender;Naal_title;Naal_function;Naal_language;Addr_number;Addr_street;Addr_zipcode;Addr_city;Addr_country;Addr_other;Birt_date;Birt_place;Birt_country;Iden_number;Iden_country;Citi_country;EU_ref_num\n02/01/2026;1;P;T;2026-01-01;;TEST;;;;;Invented Person;;;;;;;;;;;;;;;;;EU.1.1\n", "eu", 1},
	"uk.csv":       {"Unique ID,OFSI Group ID,Name,Regime Name,Type,Designation source,Date Designated,Sanctions Imposed\nXXX0001,1,INVENTED,Test,Entity,UK,02-01-2026,Asset freeze\n", "uk-sanctions-list", 1},
	"dpl.txt":      {"Name\tStreet_Address\tCity\tState\tCountry\tPostal_Code\tEffective_Date\tExpiration_Date\tStandard_Order\tLast_Update\tAction\tFR_Citation\nINVENTED\t1 ROAD\tTOWN\tTX\tUS\t1\t01/02/2026\t\tY\t2026-01-02\tADDED\tX\n", "bis-dpl", 1},
	"ftm.json":     {`{"id":"a","caption":"Invented","schema":"Company","properties":{"name":["Invented"],"country":["de"]}}` + "\n" + `{"id":"o","schema":"Ownership","properties":{"owner":["b"],"asset":["a"],"percentage":["60"]}}` + "\n", "ftm", 1},
	"own.csv":      {"id,name,type,alias,email\n1,Invented,person,Fiction|Madeup,a@example.org\n", "own", 1},
}

func TestReadInvented(t *testing.T) {
	for name, c := range invented {
		l, err := listing.Read(write(t, name, c.content))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if l.Name != c.list || len(l.Entries) != c.entries {
			t.Errorf("%s: list %s with %d entries, want %s with %d", name, l.Name, len(l.Entries), c.list, c.entries)
		}
		for _, e := range l.Entries {
			if len(e.Names) == 0 || e.Names[0].Kind != watchlist.Primary {
				t.Errorf("%s: entry %s has no primary name first: %v", name, e.ID, e.Names)
			}
		}
	}
}

// FuzzRead gives any bytes to whichever reader they look like: it may refuse
// them, and what it reads must survive compilation.
func FuzzRead(f *testing.F) {
	for _, c := range invented {
		f.Add([]byte(c.content))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		l, err := listing.Read(write(t, "list.dat", string(content)))
		if err != nil {
			return
		}
		data, err := watchlist.Encode(l)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := watchlist.Decode(data); err != nil {
			t.Fatal(err)
		}
	})
}

func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

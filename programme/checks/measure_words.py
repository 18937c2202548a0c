"""Words of measures: those that say nothing of what is to be done, and different words for one thing. Folded."""

_GRAMMAR = """
der die das den dem des ein eine einer eines einem einen und oder sowie mit ohne fur von vom zu zum zur in im ins an am
auf aus bei beim durch uber unter um nach vor als auch alle allen aller alles jede jeder jedem jeden jedes ist sind wird
werden nicht mehr wie sich damit wo wenn statt bis ab gegen zwischen deren dessen diese dieser dieses diesen dass etc
inkl mind insbesondere beispielsweise bzw ggf sollen soll wollen wir unser unsere unserer unseren muss mussen kann konnen
"""
_DOING = """
fordern forderung gefordert ausbauen ausbau aufbau aufbauen starken starkung verbessern verbesserung schaffen schaffung
einfuhrung einfuhren einrichtung einrichten erstellung erstellen erhohung erhohen entwicklung entwickeln umsetzung
umsetzen unterstutzung unterstutzen nutzung nutzen durchfuhrung durchfuhren bereitstellung bereitstellen ermoglichen
sichern sicherstellen einsetzen erweitern anbieten angebot angebote angeboten gestalten verankern realisieren etablieren
initiieren prufen prufung weiterentwickeln weiterentwicklung fortfuhren fortfuhrung ausweiten ausweitung
zusammenarbeit kooperation kooperationen vernetzung projekt projekte projekten programm programme programmen massnahme
massnahmen konzept konzepte gezielt gezielte aktiv starker starkere besser bessere besserer neue neuen neuer regelmassig
regelmassige konkret konkrete entsprechende weitere weiteren verschiedene kommunal kommunale kommunaler kommunalen
kommunales stadtisch stadtische stadtischen stadtischer lokal lokale lokaler lokalen ortlich ortliche stadt kommune
gemeinde kreis bereich bereiche bereichen
"""
EMPTY_WORDS = frozenset(f"{_GRAMMAR} {_DOING}".split())
"""Grammar, and the verbs and nouns of doing that any measure may begin with."""

_SAME = """
klimaneutral: klimaneutral co2-neutral treibhausgasneutral klimaneutralitat
einfache_sprache: leichte-sprache leichter-sprache einfache-sprache einfacher-sprache
kostenlos: kostenlos kostenfrei gebuhrenfrei beitragsfrei gratis unentgeltlich
fortbildung: schulung fortbildung weiterbildung
jugendvertretung: jugendparlament jugendbeirat jugendbeirate jugendrat jugendforum jugend-und-kinderparlament
seniorenvertretung: seniorenbeirat seniorenrat seniorenvertretung
leihgerate: tablet laptop endgerat notebook leihgerat
webseite: webseit website internetseit homepage online-portal internetauftritt
lehrkrafte: lehrkraft lehrkraft lehrer lehrpersonal padagogisches-personal
barrierefrei: barrierefrei barrierearm
nahverkehr: opnv nahverkehr busverkehr buslini bustakt stadtbus
mahlzeiten: fruhstuck mittagessen schulessen verpflegung mahlzeit kostenfreies-essen mensa
solar: solar photovoltaik
ubersetzung: ubersetz dolmetsch sprachmittl
mehrsprachig: mehrsprachig sprachauswahl sprachwahl sprachumschalt mehreren-sprachen verschiedenen-sprachen
senioren: senior altere-menschen alteren-menschen
einwanderung: migrant migration zugewandert gefluchtet einwander fluchtling
behinderung: behinder inklusi
begrunung: begrun baumpflanz grunflach stadtgrun
radverkehr: radweg radverkehr fahrrad radinfrastruktur radnetz
fussverkehr: fussverkehr fussweg gehweg zufussgeh
kita: kita kindertages kindergart
ganztag: ganztag -ogs- nachmittagsangebot
unterricht: lehrplan unterricht
wohnungslos: obdachlos wohnungslos
miete: mietpreis mietenspiegel mieterschutz mieterberatung mieterrecht
arzte: arzt arztpraxen hausarzt medizinische-versorgung
sanierung: sanierung modernisier dammung
energieeffizienz: energieeffizien energetisch energiesparend
mentoring: mentoring patenschaft
seelische_gesundheit: psycholog psychisch seelisch
leerstand: leerstand leerstehend zweckentfremdung
wohnungsbau: wohnungsbau wohnbau
tempo_30: tempo-30 tempolimit verkehrsberuhig
ladepunkte: ladesaul ladepunkt ladeinfrastruktur e-mobilitat elektromobilitat
internet: glasfaser breitband schnelles-internet
funknetz: wlan hotspot
burgerbeteiligung: burgerbeteiligung burgerrat burgerforum beteiligungsverfahren
digitale_verwaltung: online-burger digitale-verwaltung e-government verwaltungsleistung
ehrenamt: ehrenamt freiwillig burgerschaftlich
feuerwehr: feuerwehr brandschutz
kinderarmut: kinderarmut armut-von-kindern
hitze: hitzeschutz hitzeaktion trinkbrunnen trinkwasserbrunnen
regenwasser: schwammstadt regenwasser entsiegel starkregen
"""
CONCEPTS = {
    name.strip(): tuple(spellings.split())
    for name, _, spellings in (line.partition(":") for line in _SAME.strip().splitlines())
}
"""Name of a thing to the beginnings of words that stand for it; "-" is what divides words, at both ends too."""

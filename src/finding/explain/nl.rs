//! What each code means, in Dutch: what it is, why it matters, what to do.

use crate::finding::Code;

/// What, why, repair.
pub fn words(code: Code) -> (&'static str, &'static str, &'static str) {
    match code {
        Code::E01 => (
            "Er staat een sleutel die dit soort bestand niet kent, meestal door een tikfout.",
            "Een verkeerd gespelde sleutel zou onopgemerkt blijven, en wat eronder staat zou op de site ontbreken.",
            "Schrijf de voorgestelde sleutel; zet eigen gegevens onder `extra`.",
        ),
        Code::E02 => (
            "Er staat een id, een periode of een blok dat niet bestaat, of dat op twee dingen kan slaan.",
            "De lezer komt nergens uit, of ziet het cijfer van iets anders.",
            "Schrijf het id zoals het bestand of de catalogus het spelt; delen twee dingen het, schrijf dan `ouder/id`.",
        ),
        Code::E03 => (
            "Een id wordt twee keer gebruikt, of twee talen van één tekst spreken elkaar tegen over een feit.",
            "Diptych kan niet weten wat bedoeld is, en lezers van de twee talen zouden iets anders lezen.",
            "Hernoem een van de twee; schrijf feiten zoals de datum alleen in het bestand van de eerste taal.",
        ),
        Code::E04 => (
            "Een aandeel staat er als los getal, zonder de twee aantallen waaruit het komt.",
            "Alleen aantallen zijn op te tellen over ondernemingen en jaren heen, en alleen zij tonen over hoeveel mensen een percentage gaat.",
            "Schrijf de teller en de noemer; zijn ze niet bekend, zeg dan waarom in `note`.",
        ),
        Code::E05 => (
            "De teller van een aandeel is groter dan de noemer.",
            "Een deel is nooit groter dan het geheel: het aandeel zou boven 100% uitkomen.",
            "Kijk beide aantallen na; vaak zijn ze verwisseld.",
        ),
        Code::E06 => (
            "Een getal is niet te lezen, is op twee manieren te lezen, of heeft decimalen terwijl de eenheid er geen heeft.",
            "Voor een Nederlandstalige lezer is `1.234` meer dan duizend, voor een machine iets meer dan één: gokken zou een vals cijfer publiceren.",
            "Schrijf `1234` of `1,2340`, of leg het voor het hele bestand vast met `numbers: comma` of `numbers: point`.",
        ),
        Code::E07 => (
            "Een waarde valt buiten wat de indicator kan zijn.",
            "Bijna altijd is het een tikfout, een vergeten komma of een andere eenheid.",
            "Verbeter de waarde; klopt ze, verruim dan `domain` in de catalogus.",
        ),
        Code::E08 => (
            "Een uitsplitsing heet volledig, maar de categorieën vormen samen niet het totaal.",
            "Een lezer die narekent, gelooft ook de andere cijfers niet meer.",
            "Verbeter de categorie of het totaal, of schrijf `exhaustive: false` als sommige mensen in geen categorie vallen.",
        ),
        Code::E09 => (
            "De aantallen van een bevraging spreken elkaar tegen.",
            "De respons en de aandelen worden eruit berekend; één fout vervalst ze allemaal.",
            "Vergelijk met de formulieren: `returned` is hoogstens `invited`, en de antwoorden zijn samen `returned` min `no_answer`.",
        ),
        Code::E10 => (
            "Een resultaat zegt niet waar het vandaan komt.",
            "Een cijfer zonder bron is niet na te gaan en is niet meer waard dan een mening.",
            "Voeg `source` toe: het register, de bevraging of de boekhouding waarin het staat.",
        ),
        Code::E11 => (
            "Eén reeks heeft twee waarden voor dezelfde tijd: een periode die twee keer voorkomt, periodes die overlappen, of twee bestanden die verschillen.",
            "De grafiek zou er één tonen, en niemand zou weten welke.",
            "Behoud er één; verbetert de recentste de vorige, zeg dat dan met `revised`; is de overlapping bedoeld, schrijf dan `rolling: true`.",
        ),
        Code::E12 => (
            "Een getuigenis, foto, naam of opname zou verschijnen zonder toestemming die daarvoor geldt.",
            "De getuige beslist; tegen diens wil publiceren is verboden en beschaamt het vertrouwen.",
            "Haal het van de pagina, of vraag het de getuige en noteer het akkoord onder `consent`.",
        ),
        Code::E13 => (
            "Het bestand bevat meer van een naam dan de getuige wil tonen.",
            "Wat in de bestanden staat, belandt vroeg of laat in kopieën, archieven en zoekmachines.",
            "Schrijf onder `name` precies wat getoond mag worden, en niets bij een pseudoniem.",
        ),
        Code::E14 => (
            "De getuige is minderjarig en geen ouder of voogd heeft toegestemd.",
            "Een kind kan niet alleen instemmen met een publicatie.",
            "Vraag het de voogd en schrijf dan `guardian: true` onder `consent`; toon de getuigenis tot dan niet.",
        ),
        Code::E15 => (
            "De vermelding die een financier vraagt, ontbreekt in een van de talen.",
            "Subsidieovereenkomsten eisen ze op elke pagina, in elke gepubliceerde taal.",
            "Schrijf de vermelding in elke taal onder `funders`.",
        ),
        Code::E16 => (
            "Een afbeelding heeft geen woorden voor wie ze niet ziet.",
            "Blinde lezers, zoekmachines en lezers bij wie het beeld niet laadt, zouden ze missen.",
            "Zeg in `alt` wat telt in het beeld; schrijf `decorative: true` als het alleen versiert.",
        ),
        Code::E17 => (
            "Een ondernemingsnummer past niet bij zijn eigen controlecijfers.",
            "Eén verkeerd cijfer leidt naar een andere onderneming, of naar geen enkele.",
            "Neem het opnieuw over uit het officiële register.",
        ),
        Code::E18 => (
            "Een getal dat verborgen is om mensen te beschermen, is nog af te leiden uit wat wel verschijnt.",
            "Eén aftrekking volstaat om iemand in een kleine groep te herkennen.",
            "Voeg kleine categorieën samen, of laat een van de cijfers weg die het verraden.",
        ),
        Code::E19 => (
            "Het bestand, of de kop van een tekst, is niet te lezen als YAML, of heeft een sleutel twee keer.",
            "Vanaf die plaats weet Diptych niet meer wat een sleutel is en wat een tekst.",
            "Meestal volstaan rechte aanhalingstekens rond de woorden; de melding toont de verbeterde regel.",
        ),
        Code::E20 => (
            "Er ontbreekt een sleutel zonder welke dit bestand geen zin heeft.",
            "De pagina zou een gat hebben waar de lezer het eerst kijkt.",
            "Voeg de sleutel toe; de melding wijst de plaats aan waar die hoort.",
        ),
        Code::E21 => (
            "Een waarde is niet van de soort die de sleutel vraagt, of is geen van de mogelijke woorden.",
            "Diptych zou moeten raden wat bedoeld is.",
            "Schrijf een waarde zoals de voorgestelde.",
        ),
        Code::E22 => (
            "Een link binnen de site leidt naar geen enkele pagina, of naar een plek die er niet op staat.",
            "De lezer zou op een foutpagina terechtkomen.",
            "Verbeter het pad, dat vanuit de map van het bestand vertrekt, of link met het id: `[](page:contact)`.",
        ),
        Code::E23 => (
            "Twee pagina’s zouden hetzelfde adres hebben, soms op hoofdletters of accenten na.",
            "De ene zou de andere overschrijven.",
            "Geef een van de twee een andere `slug`.",
        ),
        Code::E24 => (
            "Een sjabloon van het thema is niet te lezen, of stopt terwijl het een pagina maakt.",
            "Geen enkele pagina die het gebruikt, kan verschijnen.",
            "Verbeter de genoemde regel; zonder eigen sjabloon geldt weer dat van het standaardthema.",
        ),
        Code::E25 => (
            "Een bestand ontbreekt, is niet te lezen, ligt buiten de site, of is niet geschikt voor publicatie.",
            "De pagina zou een gat hebben, of verborgen details prijsgeven zoals de plaats van een foto.",
            "Volg het voorstel van de melding: de naam verbeteren, opslaan als UTF-8, verkleinen, opnieuw exporteren.",
        ),
        Code::W01 => (
            "Een tekst is niet geschreven in een van de talen van de site, of er staat nog alleen ‘…’ in zijn plaats.",
            "Lezers van die taal zien hem in een andere, met een vermelding, of helemaal niet.",
            "Voeg de vertaling toe; een woord dat overal gelijk is, komt gewoon bij elke taal te staan.",
        ),
        Code::W02 => (
            "Een vertaling is ouder dan haar origineel: dat is gewijzigd nadat de vertaling aanvaard werd.",
            "Wie de ene taal leest, verneemt iets wat de anderen niet weten.",
            "Vergelijk beide teksten, pas de vertaling aan waar nodig, en aanvaard ze opnieuw.",
        ),
        Code::W03 => (
            "Een getal in een tekst verschilt van de gegevens waarover het gaat.",
            "De lezer ziet twee cijfers voor één ding: tekst en grafiek spreken elkaar tegen.",
            "Laat Diptych het getal schrijven: `{{ value … }}` is altijd dat van de gegevens.",
        ),
        Code::W04 => (
            "Een percentage dat iemand intikte, is niet wat de twee aantallen opleveren.",
            "Een lezer met een rekenmachine vindt de fout en twijfelt aan de rest.",
            "Verbeter het aantal of het percentage; laat het percentage in gegevens weg, want het wordt berekend.",
        ),
        Code::W05 => (
            "Een waarde ligt ver van de vorige zonder uitleg, of is leeg.",
            "Een sprong is een fout, of het boeiendste van de pagina; in beide gevallen komt er een vraag.",
            "Kijk ze na; klopt ze, leg ze dan uit in `note`; schrijf bij een onbekende waarde de `status`.",
        ),
        Code::W06 => (
            "Een streefdoel staat er zonder vertrekpunt.",
            "Vooruitgang is alleen tussen twee punten te meten.",
            "Voeg `baseline` toe met een periode die een waarde heeft, en een `period` bij het streefdoel.",
        ),
        Code::W07 => (
            "Weinig mensen hebben geantwoord, of het cijfer steunt op weinig mensen.",
            "Een handvol antwoorden zegt soms weinig over de anderen.",
            "Er hoeft niets te veranderen: de pagina toont een waarschuwingsteken. Zeg onder `limits` wat de lezer moet onthouden.",
        ),
        Code::W08 => (
            "De toestemming van een getuige loopt af binnen 90 dagen.",
            "Na die dag verdwijnt de getuigenis vanzelf van de site.",
            "Vraag of de getuige wil doorgaan en schrijf de nieuwe datum.",
        ),
        Code::W09 => (
            "Een tekst gebruikt een woord of schrijfwijze die de woordenlijst afraadt.",
            "Een lezer die twee woorden voor één ding ziet, zoekt twee dingen.",
            "Schrijf het woord van de woordenlijst, of haal deze schrijfwijze uit de lijst `forbidden`.",
        ),
        Code::W10 => (
            "Een effect staat er zonder iets dat het ondersteunt, of er staan alleen goede effecten.",
            "Een evaluatie overtuigt als ze haar bewijs toont, en ook wat niet lukte.",
            "Verbind een resultaat of een bewijsstuk met het effect; voeg effecten toe met `sign: negative`.",
        ),
        Code::W11 => (
            "De evaluatie zegt niet wat haar cijfers niet kunnen tonen.",
            "Wie de beperkingen kent, gelooft de rest beter.",
            "Schrijf twee of drie zinnen onder `limits`.",
        ),
        Code::W12 => (
            "Een grafiek is moeilijk te lezen: te veel categorieën, of een type dat niet bij de gegevens past.",
            "Een lezer die in de legende moet zoeken, ziet niets van de boodschap.",
            "Voeg kleine categorieën samen, neem het voorgestelde type, of toon een tabel.",
        ),
        Code::W13 => (
            "De twee talen van een tekst hebben andere blokken of getallen.",
            "Figuur 3 zou in het Frans een andere grafiek zijn dan in het Nederlands.",
            "Zet in beide bestanden dezelfde blokken in dezelfde volgorde; alleen de woorden verschillen.",
        ),
        Code::W14 => (
            "Een waarde telt standen over de tijd op, zoals het aantal jobs aan het einde van elk jaar.",
            "Tien jobs die drie jaar blijven, zijn tien jobs en geen dertig.",
            "Geef de stand aan het einde of het gemiddelde; gebeurde het echt telkens opnieuw, schrijf dan `nature: flow`.",
        ),
        Code::W15 => (
            "Aantallen mensen die elkaar overlappen, worden opgeteld alsof het om verschillende mensen gaat.",
            "Het totaal noemt meer mensen dan er zijn.",
            "Schrijf `aggregate: none`, tel deelnames in plaats van mensen, of `may_overlap: false` als niemand dubbel telt.",
        ),
        Code::W16 => (
            "Een bestand of link staat er in de ene taal en ontbreekt in de andere.",
            "Lezers van de andere taal krijgen minder.",
            "Voeg het toe in het andere bestand, of haal het uit beide weg.",
        ),
        Code::W17 => (
            "Er staat iets zonder gevolg: een definitie die niemand gebruikt, een pagina waar niets naar leidt, een woord dat op een opdracht lijkt.",
            "Vaak is het een teken dat iets anders bedoeld was.",
            "Gebruik het, verbeter het of verwijder het.",
        ),
        Code::W18 => (
            "Een kleur van het thema ligt te dicht bij haar achtergrond en werd donkerder of lichter gemaakt.",
            "Wie slecht ziet of in de zon op een telefoon leest, zou ze niet zien.",
            "Schrijf de kleur die in de plaats komt, of kies een andere.",
        ),
        Code::W19 => (
            "Een pagina, of wat alle pagina’s laden, weegt meer dan voorzien.",
            "Op een telefoon met een traag netwerk laat ze op zich wachten, en sommige mensen wachten niet.",
            "Splits de pagina, of haal het zwaarste deel weg; de bevinding noemt het.",
        ),
        Code::W20 => (
            "Een link leidt naar een pagina die niet in de taal van de link geschreven is.",
            "De lezer belandt plots in een andere taal.",
            "Vertaal de pagina, of link naar een pagina die in beide talen bestaat.",
        ),
        Code::W21 => (
            "De site vraagt iets dat niet gemaakt kan worden: een bestand dat dit exemplaar van Diptych niet kan maken, een lid waarvan de bestanden fouten bevatten, tekens die geen lettertype tekent, of een formule die het programma niet kan zetten.",
            "De site verschijnt, maar zonder dat.",
            "Haal een volledig exemplaar met de opdracht uit de melding, of zet het uit onder `produce`; verbeter bij een lid zijn bestanden; schrijf een formule in woorden, of toon ze als afbeelding.",
        ),
        Code::W22 => (
            "Een fiche, folder of affiche past niet op haar papier, of een tabel van een schrift is breder dan haar pagina.",
            "Wat te veel is, zou bij het afdrukken wegvallen.",
            "Maak de tekst korter die de melding noemt. Een exemplaar zonder pdf schat de plaats, voorzichtig; een volledig exemplaar telt de pagina’s. Een te brede tabel verliest kolommen, of wordt twee tabellen.",
        ),
        Code::W23 => (
            "Een pagina bevat iets dat sommige mensen tegenhoudt: een titel die een niveau overslaat, een afbeelding of link zonder woorden, een link die alleen ‘hier’ zegt, een tabel zonder koppen, een lijst zonder punten.",
            "Wie een pagina beluistert of met het toetsenbord leest, vindt met deze bakens de weg; zonder bestaat een deel van de inhoud niet.",
            "De melding noemt de pagina en het element. Het komt uit HTML in een tekst, of uit een eigen paginasjabloon: verbeter het daar.",
        ),
        Code::W24 => (
            "Een stem waarvan de naam niet getoond wordt, zegt iets dat kan verraden wie er spreekt: een adres, een telefoonnummer, een naam die als de eigen naam gegeven wordt, een functie die de onderneming maar één keer heeft (directeur, coördinator), of een precieze leeftijd naast een plaats van de site.",
            "Iemand stemde in omdat niemand hem of haar zou herkennen; zo’n detail maakt dat voorgoed ongedaan.",
            "Laat het detail weg of zeg het minder precies, duid de weglating aan met […], en lees de tekst na met de persoon.",
        ),
        Code::I01 => (
            "Een getuigenis verschijnt niet omdat de toestemming het niet toelaat.",
            "Er is niets mis: zo wordt een ingetrokken of verlopen toestemming gerespecteerd.",
            "Er is niets te doen, tenzij de getuige intussen akkoord gaat: noteer dat dan onder `consent`.",
        ),
    }
}

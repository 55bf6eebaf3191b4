import { stemmer } from '@orama/stemmers/german';
import { defineLocale } from '../kinds.ts';

const UNITS = ['ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun'];
const TENS = ['zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'];

/** Number words up to 99 are one word in German: "einundzwanzig". */
function numberWords(): Record<string, number> {
  const words: Record<string, number> = {
    eins: 1, ein: 1, eine: 1, einen: 1, einem: 1, einer: 1, eines: 1, zwo: 2, zwei: 2, zweien: 2, drei: 3, dreien: 3, vier: 4, vieren: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10,
    elf: 11, zwölf: 12, dreizehn: 13, vierzehn: 14, fünfzehn: 15, sechzehn: 16, siebzehn: 17, achtzehn: 18, neunzehn: 19, hundert: 100, einhundert: 100, tausend: 1000, eintausend: 1000, dutzend: 12,
  };
  for (const [place, ten] of TENS.entries()) {
    words[ten] = (place + 2) * 10;
    for (const [unit, name] of UNITS.entries()) words[`${name}und${ten}`] = (place + 2) * 10 + unit + 1;
  }
  return words;
}

/** German. */
export default defineLocale({
  tag: 'de',
  name: 'Deutsch',
  labels: { faq: 'Häufig gestellte Fragen', related: 'Lesen Sie auch', author: 'Über den Autor', sources: 'Quellen', home: 'Startseite', step: 'Schritt', tools: 'Was Sie brauchen', time: 'Dauer', comparison: 'Der Vergleich als Tabelle', criterion: 'Merkmal', suits: 'Passt für' },
  headings: {
    faq: ['Häufig gestellte Fragen', 'Häufige Fragen', 'Häufige Fragen und Antworten', 'Fragen und Antworten', 'Oft gestellte Fragen', 'FAQ', 'FAQs'],
    related: ['Lesen Sie auch', 'Lies auch', 'Weiterlesen', 'Mehr zum Thema', 'Das könnte Sie auch interessieren', 'Das könnte dich auch interessieren', 'Ähnliche Artikel', 'Ähnliche Beiträge', 'Verwandte Artikel', 'Weitere Artikel', 'Weiterführende Artikel', 'Siehe auch'],
    author: ['Über den Autor', 'Über die Autorin', 'Über die Autoren', 'Autor', 'Autorin', 'Autoren', 'Zum Autor', 'Zur Autorin'],
    introduction: ['Einleitung', 'Einführung', 'Vorwort', 'Überblick', 'Worum es geht', 'Über diesen Artikel'],
    conclusion: ['Fazit', 'Schluss', 'Schlussfolgerung', 'Schlussfolgerungen', 'Zusammenfassung', 'Das Wichtigste in Kürze', 'Schlusswort'],
  },
  offlineLead:
    'In diesem Artikel geht es um „{topic}“. Diese Abschnitte folgen aufeinander: {headings}. Es ist ein Entwurf aus den Notizen der Redaktion: Er zeigt den Aufbau und wartet auf die Einzelheiten.',
  skeleton: [
    { heading: 'Womit man beginnt', points: ['Dieser Abschnitt führt in das Thema „{topic}“ ein und sagt, wer es wann braucht.', 'Die Redaktion ergänzt im Briefing ihre Thesen: Aus ihnen wächst der Text.'] },
    { heading: 'Was zu beachten ist', points: ['Hierher gehören Bedingungen und Grenzen, von denen das Ergebnis abhängt.', 'Jede Aussage mit einer Zahl stützt sich auf einen Fakt aus dem Briefing, der seine Quelle nennt.'] },
    { heading: 'Was der Reihe nach zu tun ist', points: ['Die Schritte folgen der Reihenfolge, in der man sie geht.', 'Zu jedem Schritt gehört ein Zeichen, an dem man sieht, dass er getan ist.'] },
  ],
  skeletons: {
    howto: [
      { heading: 'Legen Sie bereit, was Sie brauchen', points: ['Hier sammelt man alles, was „{topic}“ verlangt.', 'Die Redaktion nennt Werkzeug und Dauer im Briefing.'] },
      { heading: 'Erledigen Sie den Hauptteil', points: ['Die Handgriffe folgen der Reihenfolge, in der man sie ausführt.', 'Jeder Handgriff hat seinen Grund.'] },
      { heading: 'Prüfen Sie das Ergebnis', points: ['Hier steht das Zeichen, an dem man sieht, dass es gelungen ist.', 'Daneben steht, was zu tun ist, wenn nicht.'] },
    ],
    comparison: [
      { heading: '{a}: wann das passt', points: ['Hierher gehören die Fälle, für die „{a}“ passt, und die Schwächen dieser Wahl.', 'Die Redaktion ergänzt im Briefing die Werte der Tabelle.'] },
      { heading: '{b}: wann das passt', points: ['Hierher gehören die Fälle, für die „{b}“ passt, und die Schwächen dieser Wahl.', 'Die Merkmale sind dieselben wie bei der ersten Möglichkeit.'] },
      { heading: 'Wie man wählt', points: ['Die Wahl hängt von den Umständen ab: Hier stehen sie einzeln.', 'Bei gemischten Umständen lässt sich beides verbinden.'] },
    ],
    listicle: [
      { heading: 'Beginnen Sie mit dem Häufigsten', points: ['Am Anfang steht, womit man bei „{topic}“ beginnt.', 'Der Punkt nennt den Grund und sagt, was zu tun ist.'] },
      { heading: 'Achten Sie auf das Unauffällige', points: ['Hierher gehört, was man leicht vergisst.', 'Daneben steht das Zeichen, an dem man es erkennt.'] },
      { heading: 'Prüfen Sie, was sich schwer nachholen lässt', points: ['Am Ende steht, was sich später am schwersten ändern lässt.', 'Die Redaktion ergänzt im Briefing eigene Punkte.'] },
    ],
    service: [
      { heading: 'Was getan wird', points: ['Dieser Abschnitt nennt die Arbeiten, aus denen „{topic}“ besteht.', 'Die Redaktion ergänzt im Briefing die genaue Liste.'] },
      { heading: 'Für wen das ist', points: ['Hier stehen die Fälle, in denen die Leistung gebraucht wird, und die, in denen man sich selbst hilft.'] },
      { heading: 'Wie es abläuft', points: ['Die Arbeit wird der Reihe nach erzählt: womit sie beginnt, was folgt und womit sie endet.', 'Jeder Abschnitt hat ein Ergebnis.'] },
      { heading: 'Was nicht enthalten ist', points: ['Hier steht, was bei Ihnen bleibt und was gesondert berechnet wird.', 'Ein Preis steht nur da, wenn das Briefing einen Fakt dazu hat.'] },
    ],
    news: [
      { heading: 'Was sich ändert', points: ['Dieser Abschnitt sagt, was zu „{topic}“ geschehen ist und ab welchem Tag es gilt.', 'Jede Aussage stützt sich auf einen Fakt mit Quelle und Datum.'] },
      { heading: 'Was jetzt zu tun ist', points: ['Hierher gehören die Schritte, die die Nachricht verlangt, und die Fristen.', 'Wenn nichts zu tun ist, steht auch das hier.'] },
    ],
  },
  letters: 'a-zäöüß',
  minScriptShare: 0.9,
  // DIN 5007 and passports write umlauts like this; readers know it from addresses.
  transliteration: { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' },
  stem: stemmer,
  // Function words, pronouns, auxiliaries and common adverbs. Editorial judgement.
  stopWords: new Set(
    `ab aber abermals alle allem allen aller allerdings alles als also am an andere anderem anderen anderer anderes anders auch auf aus außer außerdem bald
    bei beide beiden beim bereits besonders bevor bin bis bisher bist da dabei dadurch dafür dagegen daher dahin damals damit danach daneben dann daran darauf
    daraus darin darüber darum darunter das dass davon davor dazu dein deine deinem deinen deiner deines dem den denen denn dennoch der deren derer derselbe
    derselben des deshalb dessen desto deswegen dich die dies diese dieselbe dieselben diesem diesen dieser dieses dir doch dort du durch dürfen darf darfst
    durfte eben ebenso eher ein eine einem einen einer eines einfach einige einigem einigen einiger einiges einmal entweder er erst es etwa etwas euch euer
    eure eurem euren eurer eures fast für gab ganz gar geben gegen gewesen gibt ging gut habe haben hast hat hatte hatten hattest heute hier hin hinter ich ihm
    ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem ins inzwischen irgend ist ja je jede jedem jeden jeder jederzeit jedes jedoch jemand jene
    jenem jenen jener jenes jetzt kann kannst kaum kein keine keinem keinen keiner keines könne können könnt könnte könnten konnte konnten lassen lässt
    lediglich lieber machen macht mal man manche manchem manchen mancher manches manchmal mehr mein meine meinem meinen meiner meines meist meistens mich mir mit
    möchte möchten mögen muss musst müssen müsste musste mussten nach nachdem nachher nämlich neben nein nicht nichts nie niemals niemand noch nun nur ob oben
    oder oft ohne sagen sagt schon sehr sei seid sein seine seinem seinen seiner seines seit seitdem selber selbst sich sie sind so sobald sodass sogar solche
    solchem solchen solcher solches soll sollen sollst sollt sollte sollten sondern sonst soweit sowie sowohl statt stets trotz trotzdem über überhaupt um und
    uns unser unsere unserem unseren unserer unseres unter viel viele vielem vielen vieler vielleicht vom von vor vorher während wann war waren warst warum was
    wegen weil weiter weitere weiteren weiterhin welche welchem welchen welcher welches wem wen wenig wenige weniger wenn wer werde werden werdet weshalb wessen
    wie wieder wieso will willst wir wird wirst wo wobei wodurch wofür woher wohin wohl wollen wollte wollten womit worden worüber wovon wozu wurde wurden würde
    würden zu zuerst zum zur zusammen zwar zwischen zudem ziemlich beispielsweise bzw daran darauf geht gehen kommt kommen liegt steht`.split(/\s+/),
  ),
  // Without the dot; "z. B." with a space is single letters. A day of the month or another ordinal number ends no sentence either.
  compounds: true,
  modifierEnding: undefined,
  abbreviations: new Set([
    ...`z.b z.t z.zt z.hd d.h u.a u.ä u.u u.v.m u.v.a u.s.w usw usf o.ä o.g o.a s.o s.u v.a v.chr n.chr i.d.r i.a i.v i.e i.s.v m.e m.w.d a.a a.d a.m e.v e.g
    a b d e h i m n o s u v z bzw ca etc evtl ggf ggü gem geb gegr gest inkl exkl zzgl abzgl vgl sog bspw insb insbes allg urspr eigtl versch verh vorl max min mind
    mio mrd tsd std stk sek dr prof dipl ing med phil jur hr fr frl st str pl nr art abs abt abb tab kap anm aufl bd bde hrsg hg verl jg jh jhd jhdt s ff f lt
    tel fax mob jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa so zul zw rd`.split(/\s+/),
    ...Array.from({ length: 31 }, (_, day) => String(day + 1)),
  ]),
  questionWords: new Set(
    `wer wen wem wessen was welche welcher welches welchen welchem wie wo wohin woher wann warum wieso weshalb weswegen wozu womit wofür wodurch worauf woran
    worin worüber worum wovon wovor wonach wogegen wobei wieviel inwiefern inwieweit kann kannst können könnt könnte darf darfst dürfen muss musst müssen soll
    sollte sollten sollst ist sind war hat haben habe wird werden gibt braucht brauche brauchen brauchst lohnt lohnen hilft helfen reicht stimmt darüber
    gilt gelten macht bekomme bekommt`.split(/\s+/),
  ),
  numberWords: numberWords(),
  quotes: ['„', '“', '‚', '‘'],
  typography: { straightQuotes: false, lowerAfterColon: false, dash: '–' },
  longSentence: 20,
  // Amstad, "Wie verständlich sind unsere Zeitungen?" (Zürich 1978). Compounds cost points in good prose too, so the borders are ten below the English ones.
  readability: { base: 180, sentence: 1, syllable: 58.5, good: 50, poor: 40 },
  // Vowels that are spoken as one; the u of "qu" is none.
  syllables: (word) => Math.max(1, word.toLowerCase().replaceAll('qu', 'q').match(/aa|ai|au|äu|ay|ee|ei|eu|ey|ie|oo|[aeiouyäöü]/g)?.length ?? 0),
  lexicon: {
    placeholders: {
      source: 'Nouns and verbs of layout that templates and models leave in brackets. Personal data ("Name des Kunden") is left out: sample letters use it.',
      date: '2026-11-22',
      phrases: [
        'button', 'schaltfläche', 'link', 'link zu|zur|zum|auf|hier|einfügen', 'verlinkung', 'bild', 'bild von|vom|der|des|einfügen|hier', 'foto', 'grafik', 'screenshot', 'abbildung', 'illustration', 'video', 'banner', 'formular',
        'infografik', 'diagramm', 'tabelle', 'karte', 'widget', 'anker', 'zitat', 'quelle', 'quellenangabe', 'überschrift', 'logo', 'galerie', 'bildunterschrift',
        'einfügen', 'einsetzen', 'ergänzen', 'eintragen', 'hinzufügen', 'ausfüllen', 'angeben', 'ersetzen', '=fügen =sie', '=füge =hier', '=hier ... einfügen|einsetzen|ergänzen|eintragen|steht|kommt|folgt|text|link|bild', '=bitte ... einfügen|einsetzen|ergänzen|ausfüllen|eintragen|ersetzen|angeben',
        'text|bild|link|zahl|datum|preis|beispiel|zitat|quelle|statistik einfügen|ergänzen|einsetzen', 'name der firma|marke', 'name des produkts|unternehmens', 'firmenname', 'unternehmensname', 'produktname', 'markenname', '=ihr|=ihre|=dein|=deine unternehmen|firma|text|link|logo|produkt|marke|website|stadt',
        'handlungsaufforderung', 'platzhalter', 'blindtext', '=todo', '=fixme', '=tbd', '=cta', '=lorem', '=xxx',
      ],
    },
    genericAnchors: {
      source: 'Anchors that name no target. Editorial judgement after Google, Link best practices ("Write good anchor text"), in German usage: Sie and du, with and without "hier".',
      date: '2026-11-22',
      phrases: [
        '=hier', '=hier klicken|=lesen|=weiterlesen|=nachlesen|=ansehen|=entlang|=mehr|=erfahren|=finden', '=da', '=dort', 'klicken =sie =hier', '=klicke|=klick =hier', 'klick', 'klicken', '=hierhin', 'über diesen link', 'unter diesem link', 'diesem link folgen', 'folgen =sie diesem link',
        'link', 'dieser link', 'zum|=der link', '=mehr', 'mehr erfahren|lesen|sehen|infos|informationen|details|dazu|darüber', 'mehr dazu|darüber =hier|erfahren|lesen', 'erfahren =sie =mehr', '=erfahre|=erfahr =mehr', '=weiter', 'weiterlesen', 'weiter lesen', 'jetzt lesen|ansehen|weiterlesen', 'lesen =sie =mehr|=hier|=weiter', '=lies =mehr|=hier|=weiter', 'nachlesen', 'ansehen', 'anschauen', 'details', 'zu den details', 'infos', 'informationen', 'weitere|nähere|ausführliche infos|informationen|details',
        '=seite', 'diese|dieser =seite', '=zur|=der|=auf =seite|=website|=webseite|=homepage', '=website', '=webseite', '=homepage', 'diese|dieser website|webseite|homepage', 'offizielle|offiziellen website|webseite|seite|homepage', '=auf =der offiziellen website|webseite|seite|homepage', 'unsere|unserer website|webseite|seite|homepage',
        '=artikel', 'dieser|diesem|diesen artikel|beitrag|text|post', 'in diesem artikel|beitrag', 'zum artikel|beitrag|original|angebot', '=beitrag', '=quelle', 'originalquelle', 'original', 'ganzer|vollständiger|kompletter artikel|beitrag|text', 'artikel lesen', 'download', 'herunterladen', 'hier herunterladen', 'öffnen', 'besuchen', 'seite|website|link besuchen|öffnen',
        '=click =here', '=read =more', '=learn =more', '=here',
      ],
    },
    promoOpeners: {
      source: 'Imperatives by which a promotional line opens, in Sie and du. Only the first words of a sentence are looked at.',
      date: '2026-11-22',
      phrases: [
        '=erfahren =sie =mehr|=hier|=jetzt|=wie', '=erfahre|=erfahr =mehr|=hier|=jetzt|=wie', 'mehr =über|=zu|=zum|=zur|=dazu|=infos|=informationen|=erfahren', '=bestellen|=kaufen|=buchen|=reservieren|=mieten =sie', '=bestelle|=bestell|=kaufe|=kauf|=buche|=buch|=reserviere =jetzt|=hier|=dir|=deine|=dein|=noch', '=jetzt =bestellen|=kaufen|=buchen|=anrufen|=anfragen|=anmelden|=registrieren|=testen|=sichern|=entdecken|=informieren|=bewerben|=starten|=herunterladen|=beraten|=reservieren|=vergleichen|=kostenlos',
        '=fordern =sie', '=fordere ... =an', '=kontaktieren|=besuchen|=entdecken|=testen|=nutzen|=sichern|=vereinbaren|=abonnieren|=wählen|=vergleichen|=starten|=vertrauen =sie', '=kontaktiere|=besuche|=entdecke|=teste|=nutze|=sichere|=vereinbare|=abonniere|=vergleiche|=vertraue =uns|=unsere|=unseren|=dir|=jetzt|=deine|=dein|=den|=die|=das', '=rufen =sie ... =an', '=ruf =uns|=jetzt', '=schreiben =sie =uns', '=schreib|=schreibe =uns',
        '=melden =sie =sich', '=melde =dich', '=lassen =sie =sich =beraten|=kostenlos|=von|=jetzt', '=lass =dich =beraten|=von', '=holen =sie =sich', '=hol|=hole =dir', '=laden =sie ... =herunter', '=lade|=lad =jetzt|=dir', '=klicken =sie', '=klick|=klicke =hier|=auf', '=fragen =sie =uns|=an', '=frag =uns', '=folgen =sie =uns', '=folge|=folg =uns', '=schauen =sie', '=schau =vorbei|=bei|=in', '=zum|=zur =angebot|=shop|=anfrage|=beratung|=buchung|=onlineshop|=website', '=gleich|=hier =bestellen|=buchen|=anfragen|=kaufen',
      ],
    },
    metaTalk: {
      source: 'Words by which a description or title talks about the article itself; they name no topic.',
      date: '2026-11-22',
      phrases: [
        'erfahren', '=erfährst', '=erfahre', 'lesen', '=liest', 'lernen', 'entdecken', 'finden', 'zeigen', 'zeigt', 'erklären', 'erklärt', 'beschreiben', 'beschreibt', 'beantworten', 'beantwortet', 'verraten', 'vorstellen', 'behandeln', 'helfen', 'hilft', 'vergleichen', 'verstehen', 'wissen',
        'artikel', 'beitrag', 'ratgeber', 'leitfaden', 'anleitung', 'überblick', 'einführung', 'guide', 'tutorial', 'blog', 'text', 'seite', 'autor', 'leser', 'leserin', 'thema', 'beispiel', 'beispiele', 'tipp', 'tipps', 'trick', 'tricks', 'rat', 'schritt', 'schritte', 'detail', 'details', 'checkliste', 'schritt-für-schritt', 'schrittweise', 'ausführlich', 'komplett', 'vollständig', 'umfassend', 'ultimativ',
        'einfach', 'leicht', 'schnell', 'praktisch', 'verständlich', 'wichtig', 'wichtigste', 'nützlich', 'hilfreich', 'besten', 'richtig', 'weg', 'wege', 'alles', 'fehler', 'vorteile', 'nachteile', 'geheimnis', 'geheimnisse', 'neu', 'worauf', 'gründe',
      ],
    },
    superlatives: {
      source: 'Claims of first place (UWG § 5, "Spitzenstellungswerbung": lawful only when true and lasting). "Am besten" and "der einfachste Weg" are advice, not claims: only combinations about a firm or product are here.',
      date: '2026-11-22',
      phrases: [
        '=nummer|=nr =eins|=1', '=platz =eins', 'marktführer~', 'marktführend', 'branchenführ~', 'branchenprimus', 'weltmarktführer~', 'technologieführer~', 'qualitätsführer~', 'preisführer~', 'führend anbieter|unternehmen|agentur|hersteller|experten|spezialisten|dienstleister|plattform|marke|adresse|kanzlei|klinik|lieferant|entwickler|händler|fachbetrieb|software|lösung', 'führend =in|=im|=auf', 'weltweit|europaweit|deutschlandweit|bundesweit führend|einzigartig|größte', 'weltklasse', 'von|auf weltrang|weltklasseniveau', 'weltbekannt', 'spitzenreiter', 'spitzenklasse', 'spitzenqualität', 'spitzenservice', 'erstklassig', 'erstrangig', 'hochklassig',
        '=beste|=bester|=bestes|=besten service|qualität|team|agentur|preis|preise|anbieter|experten|lösung|beratung|produkt|produkte|auswahl|leistung|leistungen|adresse|betreuung|küche|handwerker|ärzte|konditionen|kundenservice|support', '=beste|=bester|=bestes|=besten =in|=im|=am|=der|=aller ... stadt|land|branche|markt|welt|region|deutschland|berlin|hamburg|münchen|köln|zeiten', 'bestbewertet', 'meistverkauft', 'beliebtest ... marke|anbieter|shop|adresse|deutschlands', 'größt|günstigst|billigst|schnellst|zuverlässigst|modernst|erfahrenst ... anbieter|auswahl|sortiment|team|netzwerk|händler|unternehmen|deutschlands|preise|preis|fachbetrieb|markt|dienstleister', 'niedrigst preise|preis|preisen', 'unschlagbar', 'unübertroffen', 'unübertrefflich', 'unerreicht', 'unvergleichlich', 'konkurrenzlos', 'beispiellos', 'einmalig service|qualität|angebot|auswahl', 'einzigartig service|qualität|angebot|auswahl|produkt|lösung|technologie|team|konzept', 'ohnegleichen', 'ihresgleichen', 'seinesgleichen', 'einzig anbieter|agentur|unternehmen|hersteller|dienstleister|betrieb', 'makellos', 'tadellos', 'perfekt service|qualität|lösung|betreuung', 'höchst qualität|niveau|kompetenz|präzision|qualitätsansprüche|standards', 'allerhöchst', 'top-qualität', 'top-service', 'top-team', 'top-adresse', 'premium-qualität', 'preisgekrönt', 'mehrfach ausgezeichnet', 'besser|günstiger|schneller|zuverlässiger =als =die =konkurrenz|=mitbewerber|=wettbewerber|=andere', '=besser|=günstiger =geht =es|=nicht|=nirgends', 'niemand =ist|=kann|=bietet ... besser|günstiger|schneller', 'wegweisend', 'bahnbrechend', 'revolutionär',
        'führend ... =der|=in|=im =stadt|=region|=branche|=land|=markt|=welt',
      ],
    },
    guarantees: {
      source: 'Promises of a result without exceptions (UWG § 5; for health HWG § 3: no promise of certain success). "Herstellergarantie" and "Garantiezeit" are terms of a contract, "garantiert nicht, dass" of technical prose is no promise.',
      date: '2026-11-22',
      phrases: [
        '=wir =garantieren', '=ich =garantiere', '=garantieren =wir', '=garantiere =ich', '=garantiert =erfolg|=erfolgreich|=zufrieden|=günstig|=sicher|=wirksam|=die|=den|=bestes|=beste|=besten|=mehr|=frisch|=pünktlich', '=garantierter|=garantierte|=garantiertes|=garantierten erfolg|ergebnis|ergebnisse|qualität|gewinn|gewinne|rendite|wachstum|umsatz|einkommen|zufriedenheit|ranking|rankings|wirkung', 'erfolg|ergebnis|zufriedenheit|qualität|gewinn =garantiert', 'erfolgsgarantie', 'zufriedenheitsgarantie', 'gewinngarantie', 'ergebnisgarantie', 'bestpreisgarantie', 'tiefpreisgarantie', 'garantie =für =den|=ihren|=deinen erfolg', '=hundertprozentig|=hundertprozentige|=hundertprozentiger|=hundertprozentiges sicher|sicherheit|erfolg|garantie|zufriedenheit|zufrieden|wirksam|zuverlässig', '=100 prozent|=prozentig|=ig sicher|sicherheit|erfolg|garantie|garantiert|zufriedenheit|zufrieden', '=100 sicher|sicherheit|erfolg|garantie|garantiert|zufriedenheit|zuverlässig|wirksam',
        'absolut|völlig|vollkommen|komplett|garantiert|hundertprozentig sicher|ungefährlich|unbedenklich|risikofrei|risikolos|zuverlässig|harmlos', 'absolute|absoluter|absoluten sicherheit|zuverlässigkeit|gewissheit', '=ohne =jedes|=jegliches|=jegliche|=das =geringste|=risiko', '=ohne =jedes|=jegliches|=irgendein =risiko', '=ganz|=völlig|=komplett =ohne =risiko', 'risikofrei', 'risikolos', 'null|kein|keinerlei risiko', 'nichts =zu =verlieren', '=sie|=du =gehen|=gehst =kein|=keinerlei =risiko', '=ein =für =alle =mal', '=ein =für =allemal', 'für immer los|gelöst|vorbei|befreit|verschwunden', 'nie wieder sorgen|probleme|ärger|stress|schmerzen|warten', '=kein|=keinen|=keine =einziger|=einzigen|=einzige ... =kunde|=kunden|=anruf|=anfrage|=lead ... verloren|verlieren|verpassen|verpasst|entgeht', '=verpassen|=verlieren =sie =nie =wieder|=keinen|=keine', '=verpasse|=verlier =nie =wieder', 'todsicher', 'idiotensicher', 'narrensicher', 'bombensicher', 'wirkt|funktioniert|klappt immer|garantiert|todsicher', '=werden|=wirst =es|=diesen =nicht =bereuen', '=nicht =bereuen',
        '=wir|=ich =versprechen|=verspreche ... erfolg|ergebnis|gewinn|heilung|wachstum', '=erfolg|=ergebnis =ist ... =garantiert', '=unter =allen =umständen =garantiert', '=verlieren|=verlierst ... =keinen =cent|=euro', '=völlig|=absolut|=vollkommen =unschädlich|=harmlos|=schmerzlos', '=hilft|=funktioniert|=wirkt =jedem|=allen|=immer =und|=ausnahmslos',
      ],
    },
    softGuarantees: {
      source: 'Absolute only when the brand speaks of itself: availability at every hour, help with every task, a company that never fails.',
      date: '2026-11-22',
      phrases: [
        'jederzeit', '=zu =jeder =zeit|=uhrzeit|=tageszeit|=stunde', '=rund =um =die =uhr', '=tag =und =nacht', '=an =jedem =tag', '=immer erreichbar|verfügbar|bereit|da|pünktlich|für', '=stets erreichbar|verfügbar|bereit|pünktlich|zuverlässig|zur', '=allzeit =bereit', '=jede|=jeder|=jedes|=jeden|=alle|=sämtliche =aufgabe|=aufgaben|=anfrage|=anfragen|=problem|=probleme|=wunsch|=wünsche|=herausforderung|=herausforderungen|=auftrag', 'ausnahmslos', '=ohne =ausnahme', 'nie|niemals =zu =spät', '=lassen =sie =nie|=niemals =im', 'nie|niemals =enttäuschen|=verspätet|=versagen', '=volle|=vollste|=vollständige|=absolute|=voller =diskretion|=vertraulichkeit|=transparenz|=zufriedenheit|=datensicherheit', '=ja =natürlich|=sicher|=klar =können|=machen|=helfen', '=selbstverständlich =können|=helfen|=machen =wir', 'nichts =ist =unmöglich', '=kein =wunsch|=auftrag|=problem =zu|=ist|=bleibt', 'sofort =einsatzbereit|=verfügbar|=lieferbar|=reagieren', '=365 =tage', 'ohne verzögerung|verzögerungen|wartezeit|wartezeiten', 'immer =pünktlich|=termingerecht',
      ],
    },
    firstHand: {
      source: 'Claims of own experience, in the first person (Google, Creating helpful, reliable, people-first content: first-hand expertise has to be shown).',
      date: '2026-11-22',
      phrases: [
        '=nach|=aus =unserer|=meiner ... =erfahrung|=praxis', '=unserer|=meiner =erfahrung =nach', '=aus =eigener|=persönlicher =erfahrung', '=unsere|=meine ... =erfahrung|=erfahrungen|=praxis =zeigt|=zeigen|=bestätigt|=beweist|=lehrt', '=in =unserer|=meiner =praxis', '=unsere|=meine|=unser|=mein =tests|=test|=messungen|=messung|=daten|=studie|=studien|=untersuchung|=umfrage|=experiment|=analyse|=auswertung|=beobachtungen ... =zeigen|=zeigt|=zeigten|=zeigte|=ergaben|=ergab|=belegen|=belegt|=bestätigen|=bestätigt', '=laut|=nach =unserer|=unseren|=meinen ... =tests|=daten|=messungen|=schätzung|=schätzungen|=umfrage|=auswertung|=analyse|=erkenntnissen|=beobachtungen',
        '=wir|=ich =haben|=habe|=hatten ... =getestet|=ausprobiert|=geprüft|=verglichen|=gemessen|=untersucht|=befragt|=erprobt|=nachgemessen|=besucht|=unter', '=haben|=habe =wir|=ich ... =getestet|=ausprobiert|=geprüft|=verglichen|=gemessen|=untersucht|=befragt|=erprobt', '=wir|=ich =testeten|=testete|=prüften|=prüfte|=verglichen|=befragten|=untersuchten|=probierten', '=von =uns =getestet|=geprüft|=erprobt', '=im =selbsttest|=selbstversuch|=praxistest =haben|=hat|=zeigte|=konnten', '=unser|=unsere =team|=redaktion|=experten|=redakteure|=tester|=techniker|=ingenieure =hat|=haben ... =getestet|=geprüft|=verglichen|=ausprobiert|=untersucht|=besucht', '=wir =führten ... =umfrage|=test|=studie|=untersuchung', '=einer|=eine =unserer|=meiner =kunden|=kundinnen|=patienten|=gäste|=leser|=schüler', '=unsere|=meine =kunden|=kundinnen|=gäste|=patienten|=leser ... =berichten|=bestätigen|=sagen|=erzählen|=schätzen|=loben', '=wir|=ich =wissen|=weiß =aus =erfahrung|=eigener', '=wir =erleben|=hören|=sehen =immer =wieder', '=nach =jahren|=monaten|=wochen|=stunden =des|=der|=mit =testens|=tests|=praxis|=arbeit',
        '=unsere|=meine|=eigene ... =versuche|=proben|=prüfungen|=vergleiche =zeigen|=zeigten|=bestätigen|=bestätigten|=ergaben|=belegen', '=im =laufe|=in =all =der|=den =jahre|=jahren ... =wir|=ich ... =gelernt|=gemerkt|=festgestellt|=erfahren',
      ],
    },
    brandClaims: {
      source: 'Numbers and ranks a company says of itself without proof (UWG § 5).',
      date: '2026-11-22',
      phrases: [
        '=hunderte|=hunderten|=hunderter|=dutzende|=dutzenden|=tausende|=tausenden|=tausender|=zehntausende|=millionen|=zahlreiche|=zahlreichen|=unzählige|=unzähligen ... projekte|projekten|kunden|kundinnen|unternehmen|firmen|partner|nutzer|gäste|bestellungen|bewertungen|aufträge|aufträgen|installationen|patienten|familien|betriebe|betrieben|veranstaltungen|referenzen',
        '=über|=mehr|=rund|=fast|=knapp|=circa|=etwa|=bereits ## ... projekte|projekten|kunden|kundinnen|unternehmen|firmen|partner|partnern|nutzer|gäste|bestellungen|bewertungen|aufträge|installationen|patienten|familien|mitarbeiter|mitarbeitern|experten|standorte|standorten|filialen', '=mehr =als ## ... projekte|projekten|kunden|kundinnen|unternehmen|firmen|partner|nutzer|gäste|bestellungen|bewertungen|aufträge|installationen|patienten|mitarbeiter|experten|standorte|filialen', '## zufriedene|zufriedenen|glückliche|treue|begeisterte ... kunden|kundinnen|gäste|nutzer|patienten', '## abgeschlossene|erfolgreiche|realisierte|umgesetzte ... projekte|projekten|aufträge|aufträgen',
        'langjährig|jahrelang|jahrzehntelang|jahrzehntelange|umfangreich|umfassend|fundiert|geballt ... =erfahrung|=expertise|=know-how|=kompetenz|=praxis', '## jahre|jahren ... =erfahrung|=expertise|=praxis|=tradition|=markt|=branche', '=über|=mehr ## =jahre|=jahren', '=mehr =als ## =jahre|=jahren', '=jahrzehnte|=jahrzehnten|=jahre|=jahren =der|=an =erfahrung|=expertise', '=seit =über|=rund|=mehr ## =jahren', '=seit ## ... =tätig|=aktiv|=ihr|=für|=am|=erfolgreich|=auf', '=seit =jahren|=jahrzehnten|=generationen =erfolgreich|=ihr|=ein|=am|=für|=auf|=in', '=familienbetrieb|=familienunternehmen|=familiengeführt =seit|=in', '=in =dritter|=zweiter|=vierter|=fünfter =generation', 'erfahrenes|eingespieltes|hochqualifiziertes|qualifiziertes|starkes team', 'zertifiziert|geprüft|staatlich|hochqualifiziert|qualifiziert|ausgebildet =experten|=fachkräfte|=spezialisten|=partner|=fachbetrieb|=meisterbetrieb|=geprüft|=techniker', 'bewährt =qualität|=partner', '=vertrauen =uns|=auf', '=uns =vertrauen', 'genießen ... vertrauen|ruf', 'ausgezeichnet|hervorragend|exzellent =ruf|=bewertet|=bewertungen|=referenzen', 'bewertet|bewertung|durchschnittlich =mit ## ... =sternen|=punkten|=von', '# =sterne|=sternen', '# =von =5|=10 ... =sternen|=punkten|=sterne', 'gewinner|preisträger|träger =des|=der ... preises|awards|award|auszeichnung', 'ausgezeichnet =mit|=als|=vom|=von', 'offizieller|autorisierter|zertifizierter =partner|=händler|=vertriebspartner', 'tüv-geprüft', 'iso-zertifiziert', '# =standorte|=standorten|=filialen|=länder|=ländern|=niederlassungen', '=an|=in # =standorten|=ländern|=städten',
        '=seit ## =jahren', '=beschäftigt|=beschäftigen ... ## *', '=vertrauen =uns',
      ],
    },
    offers: {
      source: 'Free services, discounts, terms and deadlines a company promises (UWG § 5a; Preisangabenverordnung).',
      date: '2026-11-22',
      phrases: [
        'kostenlos|kostenfrei|gratis|unverbindlich ... =beratung|=erstberatung|=erstgespräch|=angebot|=kostenvoranschlag|=analyse|=test|=testphase|=probe|=probestunde|=probezeit|=probemonat|=demo|=lieferung|=versand|=rückversand|=rückgabe|=stornierung|=einschätzung|=bewertung|=besichtigung|=muster|=webinar|=workshop|=audit|=check|=erstcheck|=montage|=installation|=parkplatz|=parkplätze|=abholung|=anfahrt|=planung|=aufmaß|=prüfung|=inspektion|=stunde|=leistung|=schulung', 'gratis-~', 'gratisversand', 'gratislieferung', 'gratisprobe', 'kostenlos|kostenfrei|gratis|unverbindlich =beraten|=testen|=anfragen|=ausprobieren|=anfordern|=vergleichen', '=beraten|=liefern|=testen|=prüfen|=installieren =wir|=sie ... kostenlos|kostenfrei|gratis|unverbindlich', '=völlig|=ganz|=absolut kostenlos|kostenfrei|gratis|unverbindlich', '=ohne =versandkosten|=mindestbestellwert|=vertragsbindung|=mindestlaufzeit|=anzahlung|=vorkasse|=aufpreis|=zusatzkosten|=grundgebühr', '=ohne versteckt|zusätzlich|weiter|extra =kosten|=gebühren', 'keine versteckten|zusätzlichen =kosten|=gebühren', '=keine =mindestlaufzeit|=vertragsbindung|=anzahlung|=versandkosten|=grundgebühr', '=für =0 =euro', '=ab =nur #', '=ab|=nur|=schon # =euro|=eur|=cent', '=schon|=bereits =ab #', '=aufs =haus', '=geht =auf =uns',
        '# =rabatt|=nachlass|=ermäßigung|=skonto|=preisnachlass|=gutschein|=cashback', 'rabatt|nachlass|preisnachlass|ermäßigung =von|=bis|=in ... #', 'prozent =rabatt|=nachlass|=günstiger', 'rabattcode', 'gutscheincode', 'rabattaktion', 'sonderangebot', 'sonderaktion', 'aktionspreis', 'sonderpreis', 'einführungspreis', 'festpreis', 'fixpreis', 'neukundenrabatt', 'treuerabatt', 'willkommensbonus', 'bonus =von|=in|=für', '=nur =für =kurze =zeit', '=solange =der =vorrat', '=nur =noch =heute', 'zeitlich begrenzt =angebot|=aktion', '=geld =zurück', 'geld-zurück-garantie', 'rückgaberecht', 'umtauschgarantie', '=volle|=vollständige =rückerstattung', '## =jahre|=jahren|=monate|=monaten =garantie|=gewährleistung', 'garantie =von|=auf|=bis ## =jahre|=jahren|=monate', 'lebenslang =garantie|=support|=service', '# =tage|=tagen =testen|=rückgaberecht|=kostenlos|=gratis|=widerruf', 'zahlen =nur|=erst =bei|=wenn|=nach|=für', '=zahlung =erst =nach|=bei', 'ratenzahlung', 'zinsfrei =finanzierung|=raten', '=null|=0 =prozent =finanzierung|=zinsen', '=erste|=ersten|=erster =monat|=stunde|=beratung|=lieferung|=bestellung|=termin ... kostenlos|gratis|kostenfrei',
        '=innerhalb|=binnen =von|=weniger|=einer|=eines|=kürzester|=weniger ## =minuten|=stunden|=tagen|=werktagen|=wochen', '=innerhalb|=binnen =von|=kürzester ## =minuten|=stunden|=tagen|=werktagen|=wochen', '=innerhalb|=binnen ## =minuten|=stunden|=tagen|=werktagen|=wochen', '=innerhalb|=binnen =einer|=eines|=weniger|=kürzester =stunde|=tages|=woche|=werktages|=stunden|=minuten|=zeit|=tagen', '=in =nur|=weniger|=unter ## =minuten|=stunden|=tagen|=sekunden|=werktagen', '=in =weniger =als ## =minuten|=stunden|=tagen|=sekunden', '=nach =spätestens ## =minuten|=stunden|=tagen', 'spätestens =nach|=in ## =minuten|=stunden|=tagen', '=am =selben|=gleichen|=nächsten =tag|=werktag', 'antworten|reagieren|liefern|melden ... =innerhalb|=binnen|=in ... =minuten|=stunden|=tagen|=werktagen|=stunde', '=antwort|=reaktionszeit|=lieferzeit|=rückruf|=rückmeldung =in|=unter|=von|=innerhalb|=binnen ... #', 'sofortiger|umgehender =rückruf', 'expressversand', 'express-lieferung', 'lieferung =am =selben|=nächsten',
        '=antwortet|=antworten|=reagiert|=reagieren ... =in|=binnen|=innerhalb ... =minuten|=stunde|=stunden', '=erste|=erster|=erstes ... besuch|termin|stunde|beratung|gespräch|anfahrt ... =ist ... kostenlos|kostenfrei|gratis',
      ],
    },
    promisedAssets: {
      source: 'Orders to download something, in Sie and du. Software is left out: documentation says "laden Sie das Programm herunter" and links it elsewhere.',
      date: '2026-11-22',
      phrases: [
        '=laden =sie ... =checkliste|=vorlage|=vorlagen|=leitfaden|=e-book|=ebook|=whitepaper|=broschüre|=katalog|=muster|=mustervorlage|=merkblatt|=arbeitsblatt|=pdf|=spickzettel|=ratgeber|=tabelle|=formular|=präsentation|=planer|=rechner|=preisliste', '=lade|=lad ... =checkliste|=vorlage|=vorlagen|=leitfaden|=e-book|=ebook|=whitepaper|=broschüre|=katalog|=muster|=merkblatt|=arbeitsblatt|=pdf|=spickzettel|=ratgeber|=planer', '=holen|=sichern =sie =sich ... =checkliste|=vorlage|=leitfaden|=e-book|=ebook|=whitepaper|=ratgeber|=broschüre|=planer', '=hol|=hole|=sichere =dir ... =checkliste|=vorlage|=leitfaden|=e-book|=ebook|=whitepaper|=ratgeber|=planer', '=checkliste|=vorlage|=leitfaden|=e-book|=ebook|=whitepaper|=broschüre|=merkblatt|=spickzettel =zum =download|=herunterladen|=ausdrucken', '=gratis-checkliste|=gratis-vorlage|=gratis-e-book|=gratis-ebook', '=hier|=jetzt =gratis|=kostenlos|=die|=das|=unsere|=den ... =checkliste|=vorlage|=e-book|=ebook|=whitepaper|=leitfaden|=broschüre =herunterladen|=downloaden|=anfordern|=sichern', '=drucken =sie ... =checkliste|=vorlage|=planer|=merkblatt ... =aus', '=wir =schicken|=senden =ihnen|=dir ... =checkliste|=vorlage|=katalog|=broschüre|=pdf|=leitfaden|=preisliste',
        '=wir =haben ... =checkliste|=vorlage|=leitfaden|=pdf|=merkblatt|=spickzettel|=e-book|=arbeitsblatt ... =vorbereitet|=erstellt|=zusammengestellt',
        '=checkliste|=vorlage|=leitfaden|=einkaufsliste|=liste|=merkblatt|=pdf|=arbeitsblatt|=e-book =können|=kannst|=steht|=gibt|=lässt ... =herunterladen|=download|=ausdrucken|=bereit',
      ],
    },
    pointers: {
      source: 'Announcements of a thing on the page. Only below and following: a thing above is not looked for.',
      date: '2026-11-22',
      phrases: [
        '=tabelle|=grafik|=abbildung|=diagramm|=video|=rechner|=formular|=schaubild|=bild|=karte|=infografik|=übersicht|=screenshot =unten|=weiter', '=in|=auf|=mit =der|=dem =folgenden|=nachfolgenden|=untenstehenden|=nachstehenden =tabelle|=grafik|=abbildung|=diagramm|=video|=rechner|=formular|=schaubild|=bild|=karte|=infografik|=screenshot', '=die|=das|=der =folgende|=nachfolgende|=untenstehende|=nachstehende =tabelle|=grafik|=abbildung|=diagramm|=video|=rechner|=formular|=schaubild|=bild|=karte|=infografik|=screenshot', '=folgende|=folgendes|=folgender =tabelle|=grafik|=abbildung|=diagramm|=video|=schaubild|=infografik', '=siehe|=sehen|=schauen ... =tabelle|=grafik|=abbildung|=diagramm|=video|=schaubild =unten', '=unten =finden|=sehen =sie ... =tabelle|=grafik|=abbildung|=diagramm|=video|=karte|=formular|=rechner', '=nutzen|=verwenden =sie ... =rechner|=formular =unten', '=nutze|=verwende ... =rechner|=formular =unten', '=füllen =sie ... =formular =unten', '=im =video|=formular =unten',
        '=sehen|=schauen =sie =sich ... =kurze|=kurzes|=unser|=dieses =video|=erklärvideo|=filmchen', '=schau|=sieh =dir ... =kurze|=kurzes|=unser|=dieses =video|=erklärvideo', '=speichern|=speichere|=drucken|=drucke ... =unsere|=diese|=die =infografik|=übersichtskarte',
        '=über|=auf|=klicken|=klicke ... =button|=link|=schaltfläche =unten|=unter|=am',
      ],
    },
    firstPersonSingular: {
      source: 'Forms of "ich" and of "mein", by which one speaker names himself.',
      date: '2026-11-22',
      phrases: ['=ich', '=mir', '=mich', '=mein|=meine|=meinem|=meinen|=meiner|=meines'],
    },
    assistantTalk: {
      source: 'How chat models open and close an answer in German. Matched at the start of the first and last paragraphs. "Bei Fragen melden Sie sich" of a company is left out.',
      date: '2026-11-22',
      phrases: [
        '=gerne|=gern|=natürlich|=klar|=sicher|=selbstverständlich|=okay|=ok|=perfekt|=verstanden|=alles =hier|=ich|=klar|=anbei|=nachfolgend|=im|=unten', '=gerne|=natürlich|=klar|=selbstverständlich =schreibe|=erstelle|=helfe|=formuliere|=überarbeite =ich', '=hier =ist|=sind|=kommt|=folgt =der|=die|=das|=ein|=eine|=dein|=deine|=ihr|=ihre ... =artikel|=blogartikel|=entwurf|=blogbeitrag|=beitrag|=textentwurf|=überarbeitete|=überarbeiteter|=seo-text|=gliederung', '=hier =ist|=sind|=kommt =dein|=deine|=ihr|=ihre =text|=version|=fassung|=zusammenfassung|=übersetzung|=artikel', '=hier =ist|=kommt =die|=eine =überarbeitete|=gekürzte|=erweiterte|=aktualisierte|=korrigierte|=verbesserte =version|=fassung', '=anbei|=nachfolgend|=unten =finden|=findest =sie|=du ... =artikel|=entwurf|=text|=fassung|=version', '=ich =habe ... =artikel|=text|=entwurf|=beitrag|=gliederung =geschrieben|=erstellt|=verfasst|=überarbeitet|=angepasst|=gekürzt|=erweitert|=für',
        '=ich =hoffe ... =hilft|=gefällt|=weiter|=hilfreich|=nützlich|=entspricht', '=hoffentlich =hilft|=gefällt', '=lass|=lassen ... =mich|=es =mich =wissen', '=lass =mich|=es ... =wissen', '=lassen =sie =mich|=es ... =wissen', '=sag|=sagen ... =mir|=bescheid|=einfach =bescheid|=wenn', '=gib|=geben =mir|=sie ... =bescheid', '=möchtest|=möchten|=willst|=wollen|=soll|=sollen|=wünschst =du|=sie|=ich ... =dass =ich', '=soll =ich ... =anpassen|=kürzen|=erweitern|=überarbeiten|=schreiben|=ergänzen|=noch', '=wenn|=falls =du|=sie ... =möchtest|=möchten|=willst|=wollen|=brauchst|=wünschst ... =kann|=passe|=ergänze|=kürze|=erweitere|=schreibe =ich', '=wenn|=falls =du|=sie ... =änderungen|=anpassungen|=ergänzungen =wünschst|=wünschen|=möchtest|=möchten|=brauchst|=benötigen', '=ich =kann =auch|=gerne|=gern|=noch|=den|=ihn|=dir|=ihnen ... =anpassen|=kürzen|=erweitern|=überarbeiten|=umschreiben|=ergänzen|=erstellen', '=gerne|=gern =kann|=passe|=ergänze|=erweitere =ich', '=tolle|=gute|=interessante|=spannende|=ausgezeichnete|=hervorragende =frage', '=das =ist =eine =tolle|=gute|=sehr|=spannende|=interessante =frage|=gute', '=vielen|=danke|=herzlichen ... =für =deine|=ihre|=die =anfrage|=frage|=angaben|=informationen|=vorgaben', '=basierend =auf =deinen|=ihren|=den|=deiner|=ihrer ... =vorgaben|=angaben|=anforderungen|=anfrage|=stichpunkten|=keywords', '=wie =gewünscht|=angefordert|=besprochen|=von =hier|=du|=ihnen|=der|=findest|=gewünscht', '=gemäß|=entsprechend|=laut =deinen|=ihren|=deiner|=ihrer ... =vorgaben|=anforderungen|=anfrage|=anweisungen',
        '=sag|=sagen|=lass|=lassen =sie|=mir|=mich =mich|=mir|=bitte|=gern|=wissen ... =wenn|=falls|=ob|=was',
        '=bei =bedarf =kann|=passe|=kürze|=ergänze|=erweitere|=überarbeite =ich',
        '=dein|=deine|=ihr|=ihre =artikel|=text|=beitrag|=entwurf =ist|=steht =fertig|=unten',
        '=ich =habe ... =artikel|=text|=beitrag|=entwurf =nach|=gemäß|=anhand|=laut =ihren|=ihrem|=deinen|=deinem|=ihrer|=deiner',
        '=benötigen|=brauchst|=brauchen|=möchtest|=möchten|=wünschen|=wünschst =sie|=du ... =weitere|=andere|=eine|=drei|=noch ... =varianten|=variante|=version|=versionen|=überschriften|=änderungen|=anpassungen',
        '=viel =erfolg =mit =deinem|=ihrem|=dem =artikel|=blog|=beitrag|=text',
      ],
    },
    modelSelfReference: {
      source: 'A model speaking of itself, in German.',
      date: '2026-11-22',
      phrases: [
        '=als =ki|=ki-modell|=ki-sprachmodell|=sprachmodell|=ki-assistent|=ki-assistentin|=chatbot|=ai|=künstliche|=ki-system|=ki-basiertes', '=als =großes|=ein|=reines|=textbasiertes =sprachmodell|=ki-modell|=ki-sprachmodell', '=ich =bin ... =sprachmodell|=ki-modell|=ki-sprachmodell|=ki-assistent|=ki|=chatbot', '=mein|=meine|=meinen|=meinem =trainingsdaten|=wissensstand|=training|=trainingsstand|=wissensstichtag|=wissen =reicht|=endet|=reichen|=enden|=ist|=umfasst|=geht', '=meine|=meinen|=meiner =trainingsdaten', '=mein =wissensstand', '=stand =meines =wissens|=trainings', '=zum =zeitpunkt =meines =trainings', '=ich =habe =keinen ... =zugriff|=zugang =auf|=zum|=zu ... =internet|=echtzeitdaten|=aktuelle|=daten', '=ich =kann ... =nicht =im|=auf|=in =internet|=web|=echtzeit', '=ich =kann =keine =links|=webseiten|=echtzeitdaten|=internetseiten', '=ich =kann =diese|=dieser|=ihre|=deine =anfrage =nicht', '=ich =habe =keine =persönlichen|=eigenen|=gefühle|=emotionen|=meinungen =erfahrungen|=meinungen|=gefühle|=meinung|=und', '=es =tut =mir =leid =aber =ich =kann', '=tut =mir =leid =aber =ich =kann =nicht|=diese|=dir|=ihnen|=dabei', '=ich =wurde ... =trainiert|=entwickelt =von|=um ... =openai|=anthropic|=google',
        '=da|=weil|=obwohl =ich =eine|=ein|=nur ... =ki|=sprachmodell|=chatbot|=intelligenz =bin', '=ich =bin =eine =künstliche =intelligenz',
        '=als =virtueller|=digitaler|=virtuelle =assistent|=assistentin',
        '=ich =habe =keinen =zugriff|=zugang ... =preise|=aktuellen|=internet|=live|=webseiten',
      ],
    },
    instructionLabels: {
      source: 'Labels of a task that leaks into the text, German and the English ones German editors use. Matched before a colon.',
      date: '2026-11-22',
      phrases: [
        'keyword', 'keywords', 'hauptkeyword', 'haupt-keyword', 'nebenkeyword', 'nebenkeywords', 'fokus-keyword', 'fokuskeyword', 'fokus-keyphrase', 'fokus keyword|keyphrase', 'schlüsselwort', 'schlüsselwörter', 'schlüsselbegriffe', 'suchbegriff', 'suchbegriffe', 'suchintention', 'suchvolumen', 'keyworddichte', 'keyword-dichte', '=lsi-keywords', '=lsi keywords', '=seo-titel', '=seo-title', '=seo-text', '=seo-beschreibung', '=seo titel|titel|beschreibung|text', 'metabeschreibung', 'meta-beschreibung', 'metatitel', 'meta-titel', '=meta-description', '=meta-title', '=meta =description|=title|=titel|=beschreibung|=tags', 'meta-tags', 'title-tag', 'seitentitel', '=title', '=description', '=slug', '=url-slug', '=permalink', '=h1', '=h2', '=h3', '=cta', '=call-to-action', '=call =to =action', 'handlungsaufforderung',
        'wortanzahl', 'wörteranzahl', 'wortzahl', 'zeichenanzahl', 'zeichenzahl', 'textlänge', 'artikellänge', 'umfang', 'anzahl =der =wörter|=zeichen', 'länge =des =textes|=artikels', 'tonalität', 'tonfall', 'tone =of =voice', 'schreibstil', 'stil =des =textes|=artikels', 'sprachstil', 'ansprache', 'zielgruppe', 'zielpublikum', 'leserprofil', 'textart', 'textsorte', 'ausgabeformat', 'format =der =ausgabe|=antwort', 'aufbau =des =artikels|=textes', 'gliederung =des =artikels|=textes', 'textstruktur', 'artikelstruktur', '=prompt', 'systemprompt', 'system-prompt', '=system', '=assistant', '=user', 'rolle', 'deine|ihre =aufgabe|=rolle', 'aufgabenstellung', 'arbeitsanweisung', 'anweisung|anweisungen|hinweis|hinweise|briefing|notiz|notizen =für|=an =den|=die|=das =redaktion|=autor|=autoren|=texter|=ki|=modell|=redakteur|=lektorat', 'briefing', 'redaktionelle =hinweise|=hinweis|=anmerkung', 'anmerkung =der|=für ... =redaktion|=redakteur|=texter', 'verbotene|unerwünschte wörter|begriffe', 'linktext', 'ankertext', 'ankertexte', 'interne =links|=verlinkung|=verlinkungen', 'bildbeschreibung =für', 'alt-text', 'alternativtext', 'alt-tag', '=alt', 'buttontext', 'button-text', 'keyphrase',
      ],
    },
    cliches: {
      source: 'Observed in machine-written German texts, compared with German articles on marks of generated text and with what editors call Floskeln. Counted by density, so a single one does no harm.',
      date: '2026-11-22',
      phrases: [
        '=in =der|=unserer =heutigen ... =welt|=zeit|=gesellschaft|=geschäftswelt|=ära', '=in =der =heutigen =schnelllebigen|=digitalen|=modernen|=vernetzten', '=heutigen|=heutige =schnelllebigen|=schnelllebige|=digitalen|=digitale|=modernen|=vernetzten =welt|=zeit|=zeitalter|=ära|=gesellschaft', 'schnelllebig', '=im =digitalen =zeitalter', '=im =zeitalter =der|=des|=von', '=in =zeiten =von|=der|=des|=wie', '=in =einer =welt|=zeit =in =der', '=in =einer =welt =die|=wo', '=welt =im =wandel', '=ständig|=stetig|=rasant =im =wandel', 'stetig|ständig|rasant wandelnd|verändernd|wachsend ... =welt|=markt|=landschaft|=umfeld', '=aus =der|=unserem ... =nicht =mehr =wegzudenken', '=nicht =mehr =wegzudenken', '=aktueller|=wichtiger|=gefragter =denn =je', '=mehr =denn =je', '=längst =kein =geheimnis', '=kein =geheimnis =dass', '=seit =jeher', '=seit =menschengedenken', '=die =zeiten ... =sind =vorbei', '=gehören|=gehört =der =vergangenheit =an',
        '=nicht =nur =ein|=eine|=ein|=irgendein ... =sondern', '=nicht =nur ... =sondern =auch', '=mehr =als =nur|=bloß|=lediglich', '=ist|=sind =weit =mehr =als', '=ist =kein =luxus|=selbstzweck|=hexenwerk|=zufall', '=ist =keine =option|=frage|=raketenwissenschaft', '=ob =anfänger|=einsteiger|=neuling|=groß|=jung ... =oder', '=egal|=ganz =ob =du|=sie|=ihr', '=ganz =gleich =ob', '=es =ist =wichtig|=entscheidend|=unerlässlich|=ratsam|=essenziell|=essentiell =zu ... =beachten|=betonen|=verstehen|=erwähnen|=wissen|=bedenken', '=wichtig =ist =zu =beachten|=verstehen|=betonen', '=an =dieser =stelle =sei', '=nicht =zu =unterschätzen|=vergessen|=verachten', '=nicht =unterschätzt =werden', '=es =versteht =sich =von', '=versteht =sich =von =selbst', '=liegt|=liegen =auf =der =hand', '=spricht|=sprechen =für =sich', '=wie =bereits|=eingangs =erwähnt', '=letztendlich|=letzten =endes|=schlussendlich', '=alles =in =allem', '=unterm =strich', '=am =ende =des =tages', '=im =großen =und =ganzen', '=kurz =gesagt|=gefasst|=und', '=auf =den =punkt =gebracht', '=hand =aufs =herz', '=seien =wir =ehrlich', '=machen =wir =uns =nichts', '=mal =ehrlich', '=kurzum', '=fakt =ist', '=tatsache =ist',
        '=spielt|=spielen|=spielte =eine ... =entscheidende|=wichtige|=zentrale|=wesentliche|=große|=schlüsselrolle|=bedeutende ... =rolle', 'schlüsselrolle', '=der|=ein =schlüssel =zum|=zu|=zur ... =erfolg|=glück|=verständnis|=zufriedenheit|=wachstum', '=schlüssel =zum =erfolg', 'erfolgsrezept', 'erfolgsgeheimnis', 'erfolgsfaktor', '=grundstein =für|=legen|=legt', '=das =a =und =o', '=das =nonplusultra', '=dreh =und =angelpunkt', '=herzstück', '=eckpfeiler|=grundpfeiler', '=fels =in =der', '=meilenstein', '=leuchtturm', '=goldene =mitte|=regel|=mittelweg', '=roter|=rote|=roten =faden', '=spitze =des =eisbergs', '=blick =hinter =die', '=licht =ins =dunkel', '=zweischneidiges =schwert', '=auf =das =nächste =level', '=aufs =nächste =level', '=auf =ein|=das =neues|=neue|=nächste =level|=niveau|=stufe', '=auf =die =nächste =stufe', 'gamechanger', 'game-changer', '=völlig|=ganz =neue =dimension|=dimensionen|=maßstäbe|=horizonte|=wege', '=neue|=neuen =maßstäbe|=horizonte|=horizont', 'maßstäbe =setzen|=setzt', '=öffnet|=eröffnet|=eröffnen|=öffnen ... =türen|=tür|=welten|=möglichkeiten|=perspektiven|=horizonte', '=voller|=volles|=ganzes|=volle|=ungeahntes|=enormes|=verborgenes =potenzial|=potential', '=potenzial|=potential ... =entfalten|=ausschöpfen|=entfesseln|=freisetzen|=heben', 'entfesseln', '=schöpfen =sie|=schöpfe ... =aus', 'revolutionieren', 'transformativ', 'nahtlos', '=reibungslos =integrieren|=integriert', 'ganzheitlich', 'maßgeschneidert', '=innovative|=innovativen|=innovativer =lösung|=lösungen|=technologie|=technologien|=ansatz|=ansätze|=konzepte', 'zukunftsweisend', 'richtungsweisend', 'wegweisend', 'zukunftssicher', '=state =of =the =art', '=modernste|=modernster|=modernsten =technologie|=technik|=technologien', 'synergie', 'synergien', 'synergieeffekte', 'mehrwert =bieten|=bietet|=schaffen|=schafft|=für', 'rundum-sorglos-paket', 'rundum sorglos', '=alles =aus =einer =hand', '=aus =einer =hand', '=individuell|=perfekt|=optimal =auf ... =zugeschnitten|=abgestimmt', '=individuelle|=individuellen|=ganz =bedürfnisse|=wünsche', '=keine =wünsche =offen', '=lässt|=lassen =keine =wünsche', '=breites|=große|=vielfältiges|=breite|=riesige =spektrum|=palette|=bandbreite|=angebot|=auswahl =an', '=vielzahl =an|=von', '=fülle =an|=von', '=schier|=nahezu =endlos|=unbegrenzt|=grenzenlos|=endlose|=unbegrenzte', '=grenzenlose|=unendliche|=unbegrenzte|=ungeahnte =möglichkeiten|=vielfalt', '=für =jeden =geschmack|=geldbeutel|=anlass', '=das =gewisse =etwas', '=harmonische|=perfekte|=gelungene|=ideale =mischung|=kombination|=symbiose|=balance|=verbindung|=zusammenspiel|=wahl|=begleiter|=lösung', 'symbiose', 'harmonisch', '=unvergessliches|=unvergessliche|=unvergesslichen|=einzigartiges|=einzigartige|=atemberaubende|=atemberaubenden =erlebnis|=erlebnisse|=momente|=atmosphäre|=ambiente|=erfahrung|=aussicht|=landschaft', '=wahres|=wahre|=wahrer|=echtes|=echter =paradies|=schatz|=geheimtipp|=highlight|=hingucker|=allrounder|=meisterwerk|=mehrwert', 'schatztruhe|fundgrube', 'geheimtipp', 'kinderspiel', 'hochkarätig', '=lassen =sie =sich =verzaubern|=inspirieren|=überraschen|=begeistern', '=lass =dich =verzaubern|=inspirieren|=überraschen|=begeistern', '=herzlich =willkommen =in', '=willkommen =in =der =welt', '=tauchen =sie =ein|=ein', '=tauche|=tauch =ein|=mit|=in', '=tauchen =wir ... =ein', 'eintauchen =in', '=begeben|=begleiten =sie =sich|=uns ... =reise', '=auf =eine =reise', '=machen =sie =sich =bereit', '=schnallen =sie', '=stellen =sie =sich =vor', '=stell =dir =vor', '=kommt =ihnen|=dir =das =bekannt', '=klingt =gut|=vertraut|=kompliziert', '=die =antwort =ist =einfach', '=suchen|=such =sie|=nicht =nicht|=länger =weiter|=länger', '=keine =sorge', '=verabschieden =sie =sich =von', '=sagen =sie ... =ade|=goodbye|=lebewohl', '=lassen =sie =uns|=lass =uns ... =eintauchen|=genauer|=gemeinsam', '=lassen =sie =uns =einen', '=werfen =wir =einen =blick', '=schauen =wir =uns ... =genauer|=an',
        '=zusammenfassend =lässt|=kann|=lässt', '=zusammenfassend =gesagt', '=abschließend =lässt|=kann|=sei|=bleibt', '=es =lässt =sich =festhalten|=sagen|=zusammenfassen', '=lässt =sich =sagen|=festhalten =dass', '=es =bleibt =spannend|=abzuwarten|=festzuhalten', '=bleibt =zu =sagen', '=die =zukunft =ist|=gehört|=bleibt', '=die =zukunft =der|=des ... =sieht', '=worauf =warten =sie|=wartest =du', '=worauf =warten =sie =noch', '=worauf =wartest =du', '=starten =sie =noch|=jetzt|=heute', '=der =erste =schritt =zu|=in|=auf', '=in =diesem =artikel|=beitrag|=ratgeber =erfahren|=zeigen|=werden|=beleuchten|=tauchen|=werfen|=möchten', '=in =diesem =umfassenden|=ausführlichen|=ultimativen =leitfaden|=guide|=ratgeber', '=mit =den|=dem =richtigen ... =tipps|=strategien|=ansatz|=know-how|=werkzeugen', '=steht|=stehen =ihnen|=dir =nichts =mehr =im', 'kundenzufriedenheit =steht|=oberste', '=im =mittelpunkt =steht|=stehen', '=höchste =priorität', '=steht|=stehen =an =erster', '=der =kunde =ist =könig', '=mit =leidenschaft', '=mit =viel =liebe =zum', '=liebe =zum =detail', '=zahlen =sprechen =eine',
        '=ob =anfänger =oder', '=tauchen =sie|=wir =ein',
      ],
    },
    roles: {
      source: 'Roles, honorifics and collective names, with feminine forms: not part of a person’s name. Surnames that are trades ("Schneider", "Koch") are left out.',
      date: '2026-11-22',
      phrases: [
        'experte', 'expertin', 'experten', 'redakteur', 'redakteurin', 'redaktion', 'redaktionsteam', 'team', 'autor', 'autorin', 'autoren', 'administrator', '=admin', 'moderator', 'moderatorin', 'manager', 'managerin', 'marketingmanager', 'marketingleiter', 'marketing', 'texter', 'texterin', 'journalist', 'journalistin', 'reporter', 'reporterin', 'korrespondent', 'korrespondentin', 'kolumnist', 'kolumnistin', 'blogger', 'bloggerin', 'spezialist', 'spezialistin', 'berater', 'beraterin', 'analyst', 'analystin', 'leiter', 'leiterin', 'direktor', 'direktorin', 'geschäftsführer', 'geschäftsführerin', 'gründer', 'gründerin', 'mitgründer', 'mitgründerin', 'inhaber', 'inhaberin', 'chefredakteur', 'chefredakteurin', 'chef', 'vorstand', 'vorsitzender', 'präsident', 'präsidentin', 'abteilung', 'mitarbeiter', 'mitarbeiterin', 'praktikant', 'praktikantin', 'volontär', 'volontärin', 'unternehmen', 'firma', 'agentur', 'studio', 'blog', 'verlag', 'anwalt', 'anwältin', 'rechtsanwalt', 'rechtsanwältin', 'steuerberater', 'steuerberaterin', 'makler', 'maklerin', 'arzt', 'ärztin', 'professor', 'professorin', '=dr', '=prof', '=dipl', '=ing', '=med', 'ingenieur', 'ingenieurin', 'architekt', 'architektin', 'designer', 'designerin', 'entwickler', 'entwicklerin', 'psychologe', 'psychologin', 'lehrer', 'lehrerin', 'trainer', 'trainerin', 'coach', 'dozent', 'dozentin', 'übersetzer', 'übersetzerin', 'fotograf', 'fotografin', '=herr', '=frau', 'gast', 'gastautor', 'gastautorin', 'nutzer', 'anonym', '=ceo', '=cto', '=cmo', '=cfo', '=seo', 'geschrieben =von', 'verfasst =von', 'pressestelle',
      ],
    },
    statisticIdioms: {
      source: 'Numbers that measure nothing: figures of speech, scales, opening hours, taxes, materials and terms of payment.',
      date: '2026-11-22',
      phrases: [
        '## aufmerksamkeit|konzentration|einsatz|sicher|überzeugt|zufrieden|fokus|leidenschaft|motivation|engagement', '## =prozent sicher|überzeugt|aufmerksamkeit|einsatz|konzentration', '=hundertprozentig', '=100 =prozent =geben|=sicher', 'gibt|geben|gebe ... ##', '=24 =7', '=24 =7 =365', '=50 =50', '=80 =20', '=20 =80', '=70 =30', '=60 =40', 'regel ##', '80-20-regel', 'pareto-prinzip', 'skala =von ## =bis ##', '=von =1|=eins|=0 =bis =5|=10|=100|=zehn', '## =von =5|=10|=100 ... punkten|sternen', '## baumwolle|wolle|leinen|leder|seide|polyester|kaschmir|viskose|elasthan|saft|natürlich|bio|kakao|alkohol|recycelt|recyceltem|ökostrom', '## vol|volumenprozent', '## mehrwertsteuer|umsatzsteuer|mwst|steuer|steuern|provision|gebühr|zinsen|zins|courtage|kirchensteuer|grunderwerbsteuer|maklerprovision|aufschlag|zuschlag|trinkgeld|skonto', 'mehrwertsteuer|umsatzsteuer|mwst|steuersatz|provision|zinssatz|zins|zinsen|gebühr|courtage|skonto ... ##', '## rabatt|nachlass|ermäßigung', 'rabatt|nachlass|ermäßigung ... ##', '## anzahlung|vorkasse|eigenkapital', 'anzahlung|eigenkapital ... ##', '## breite|höhe|deckkraft|transparenz|helligkeit|zoom|größe|lautstärke', 'breite|höhe|deckkraft|transparenz|helligkeit|zoom|lautstärke|skalierung ... ##', 'akku|akkustand|ladestand ... ##', '## akku|ladung|akkustand|geladen', 'luftfeuchtigkeit|luftfeuchte|feuchtigkeit|restfeuchte ... ##', '## luftfeuchtigkeit|luftfeuchte|feuchtigkeit|restfeuchte', 'gefälle|steigung|neigung|wirkungsgrad ... ##', '## gefälle|steigung|neigung|wirkungsgrad', '## fett|fettgehalt', '## lösung|konzentration|säure|essigsäure', 'testabdeckung|abdeckung|codeabdeckung ... ##', '## testabdeckung|abdeckung', 'top ##', 'top-~', '## wahrscheinlichkeit', 'wahrscheinlichkeit ... ##',
      ],
    },
    statisticSubjects: {
      source: 'Nouns that make a number a measured claim about people or markets, with feminine and gender-neutral forms.',
      date: '2026-11-22',
      phrases: [
        'kunde', 'kundin', 'kundinnen', 'käufer', 'käuferinnen', 'verbraucher', 'verbraucherinnen', 'nutzer', 'nutzerinnen', 'nutzende', 'user', 'besucher', 'besucherinnen', 'gäste', 'menschen', 'personen', 'leute', 'erwachsene', 'erwachsenen', 'deutsche|deutschen', 'österreicher', 'schweizer', 'europäer', 'einwohner', 'bürger', 'bürgerinnen', 'bevölkerung', 'haushalt', 'haushalte', 'familie', 'befragte|befragten', 'teilnehmer', 'teilnehmende|teilnehmenden', 'unternehmer', 'unternehmen', 'firma', 'firmen', 'betrieb', 'betriebe', 'mittelständler', 'start-ups', 'arbeitgeber', 'arbeitnehmer', 'beschäftigte|beschäftigten', 'mitarbeiter', 'mitarbeitende|mitarbeitenden', 'angestellte|angestellten', 'bewerber', 'fachkräfte', 'führungskräfte', 'manager', 'händler', 'entwickler', 'reisende|reisenden', 'touristen', 'urlauber', 'mieter', 'vermieter', 'eigentümer', 'hausbesitzer', 'kreditnehmer', 'patienten', 'patientinnen', 'studierende|studierenden', 'studenten', 'schüler', 'eltern', 'kinder', 'jugendliche|jugendlichen', 'frauen', 'männer', 'rentner', 'autofahrer', 'fahrer', 'abonnenten', 'follower', 'leser', 'zielgruppe', 'gärtner', 'hobbygärtner',
        'conversion', 'conversions', 'conversion-rate', 'konversionsrate', 'umsatz', 'umsätze', 'gewinn', 'gewinne', 'einkommen', 'traffic', 'marktanteil', 'nachfrage', 'leads', 'bestellungen', 'verkäufe', 'absatz', 'anfragen', 'buchungen', 'abbruchrate', 'absprungrate', 'kundenbindung', 'loyalität', 'engagement', 'bekanntheit', 'effizienz', 'produktivität', 'kosten', 'ersparnis', 'einsparungen', 'beschwerden', 'reklamationen', 'unfälle', 'sterblichkeit', 'krankenstand', 'fluktuation', 'gehalt', 'gehälter', 'käufe',
      ],
    },
    vagueSources: {
      source: 'A source is claimed but not named (Google, Creating helpful, reliable, people-first content: "clear sourcing"). Verbs of knowing × groups of experts, in the plural: a named expert or study is a source.',
      date: '2026-11-22',
      phrases: [
        '=statistiken|=statistik|=zahlen =zeigen|=zeigt|=belegen|=belegt|=beweisen|=besagen|=sprechen|=bestätigen', '=laut|=nach =statistik|=statistiken|=studien|=umfragen|=experten|=expertenmeinung|=fachleuten|=forschern|=wissenschaftlern|=untersuchungen|=schätzungen|=analysten|=medienberichten|=branchenkennern', '=laut|=nach =aktuellen|=neuesten|=jüngsten|=verschiedenen|=einigen|=mehreren|=zahlreichen|=neueren|=einer|=aktueller ... =studien|=umfragen|=untersuchungen|=schätzungen|=statistiken|=erhebungen|=berichten|=zahlen', '=statistisch =gesehen|=betrachtet', '=studien|=untersuchungen|=umfragen|=forschungen|=erhebungen|=forschungsergebnisse|=studienergebnisse ... =zeigen|=zeigten|=belegen|=belegten|=beweisen|=ergaben|=bestätigen|=haben|=legen|=deuten|=besagen|=kommen', '=studien =zufolge', '=umfragen|=experten|=schätzungen|=untersuchungen|=statistiken|=forschern|=fachleuten|=wissenschaftlern =zufolge', '=eine =aktuelle|=neue|=jüngste =studie|=umfrage|=untersuchung =zeigt|=belegt|=ergab|=besagt|=beweist|=kommt|=hat', '=eine =studie|=umfrage|=untersuchung =zeigt|=belegt|=ergab|=besagt|=beweist', '=zeigen|=belegen|=beweisen|=bestätigen =studien|=untersuchungen|=umfragen|=statistiken|=zahlen|=experten', '=wie =studien|=untersuchungen|=umfragen|=statistiken =zeigen|=belegen',
        '=experten|=fachleute|=wissenschaftler|=forscher|=forschende|=analysten|=psychologen|=ärzte|=mediziner|=ökonomen|=ernährungsexperten|=branchenexperten|=marktforscher ... =sagen|=meinen|=glauben|=schätzen|=behaupten|=sind|=raten|=empfehlen|=warnen|=prognostizieren|=betonen|=vermuten|=fanden|=haben|=gehen', '=viele|=einige|=manche|=die|=meisten =experten|=wissenschaftler|=forscher|=fachleute|=studien|=ärzte =sagen|=meinen|=empfehlen|=raten|=sind|=glauben|=zeigen|=belegen', '=wissenschaftlich|=klinisch|=medizinisch|=nachweislich|=statistisch =bewiesen|=belegt|=erwiesen|=nachgewiesen|=getestet', '=es =ist =erwiesen|=bewiesen|=belegt|=nachgewiesen|=wissenschaftlich', '=erwiesenermaßen', '=bekanntermaßen ... #', '=zahlreiche|=unzählige|=mehrere|=verschiedene|=diverse|=viele|=aktuelle|=neuere|=neueste =studien|=untersuchungen|=umfragen|=erhebungen', '=die =forschung|=wissenschaft =zeigt|=sagt|=belegt|=bestätigt|=hat', '=schätzungsweise #', '=nach =expertenmeinung|=expertenansicht|=expertenschätzungen', '=zu =den =beliebtesten|=bekanntesten|=meistgenutzten|=meistverkauften', '=eine|=einer|=eines =der =beliebtesten|=bekanntesten|=meistgenutzten|=meistverkauften',
      ],
    },
    statisticShapes: {
      source: 'Ratios in words; a noun for people or markets near them decides whether they measure anything.',
      date: '2026-11-22',
      phrases: [
        '=über|=fast|=knapp|=rund|=gut =die =hälfte', '=mehr =als =die =hälfte', '=die =hälfte =der|=aller', '## =mal =so|=mehr|=höher|=häufiger|=schneller|=besser|=öfter', '=doppelt|=dreimal|=viermal|=fünfmal|=zehnmal =so =viele|=viel|=hoch|=häufig|=oft|=schnell', '=zweimal|=dreimal|=viermal|=fünfmal|=zehnmal =mehr|=häufiger|=schneller|=höher',
      ],
    },
    shares: {
      source: 'Shares in words; the noun that follows decides whether they measure people or markets.',
      date: '2026-11-22',
      phrases: [
        '# =von #', '# =aus #', '=einer|=eine|=eins|## =von ##', '=jeder|=jede|=jedes|=jeden|=jedem =zweite|=zweiter|=zweites|=zweiten|=dritte|=dritter|=drittes|=dritten|=vierte|=vierter|=vierten|=fünfte|=fünfter|=fünften|=sechste|=siebte|=achte|=neunte|=zehnte|=zehnten', '=ein =drittel|=viertel|=fünftel|=zehntel', '=zwei|=drei|=vier =drittel|=viertel|=fünftel',
      ],
    },
    multiples: {
      source: 'A thing made so many times faster or better: a measured claim whatever it is about. "Twice as much water" is an amount and left out.',
      date: '2026-11-22',
      phrases: [
        '## =mal =schneller|=effizienter|=produktiver|=günstiger|=zuverlässiger|=effektiver', '## =mal =so =schnell|=effizient|=produktiv|=effektiv', '=doppelt|=dreimal|=viermal|=fünfmal|=zehnmal =so =schnell|=effizient|=produktiv|=effektiv|=günstig', '=zweimal|=dreimal|=viermal|=fünfmal|=zehnmal =schneller|=effizienter|=produktiver|=günstiger|=effektiver',
      ],
    },
    percentages: {
      source: 'Percentages with the word instead of the sign.',
      date: '2026-11-22',
      phrases: [
        '## =prozent',
      ],
    },
    suppositions: {
      source: 'Words that open a supposition: the numbers of the rest of the paragraph are made up, and say so.',
      date: '2026-11-22',
      phrases: [
        '=angenommen', '=nehmen =wir =an', '=stellen =sie =sich', '=stell =dir', '=gesetzt =den =fall', '=sagen =wir',
      ],
    },
    people: {
      source: 'Nouns for persons besides those of `statisticSubjects`: they make a share in words a statistic, but not a percentage, which may be a setting they choose.',
      date: '2026-11-22',
      phrases: [
        '=anfänger|=anfängern|=anfängerin', '=einsteiger|=einsteigern', '=besitzer|=besitzern|=besitzerin', '=eigentümer|=eigentümern', '=hobbygärtner|=hobbygärtnern', '=profi|=profis', '=läufer|=läufern', '=radfahrer|=radfahrern', '=musiker|=musikern', '=spieler|=spielern', '=köche|=köchen|=koch', '=bäcker|=bäckern', '=fotograf|=fotografen', '=handwerker|=handwerkern', '=autor|=autoren', '=schüler|=schülern', '=nachbar|=nachbarn', '=vater|=väter', '=mutter|=mütter', '=autofahrer|=autofahrern', '=berufstätige|=berufstätigen', '=haushalt|=haushalte|=haushalten', '=heimwerker|=heimwerkern', '=erwachsene|=erwachsenen',
      ],
    },
    capacityVerbs: {
      source: 'What a person or a thing is said to manage.',
      date: '2026-11-22',
      phrases: ['=kann|=können|=schafft|=schaffen ... =bearbeiten|=bedienen|=betreuen|=verarbeiten|=bewältigen|=führen|=ersetzen|=beantworten|=versorgen|=aufnehmen|=fassen', '=bearbeitet|=bedient|=betreut|=verarbeitet|=bewältigt|=ersetzt|=spart|=bringt|=beantwortet|=bearbeiten|=betreuen|=bedienen'],
    },
    exampleMarkers: {
      source: 'A number after these is an example, a rule of thumb or a target.',
      date: '2026-11-22',
      phrases: ['=zum =beispiel', '=z =b', '=beispielsweise', '=etwa =wenn', '=angenommen', '=nehmen =wir =an', '=gesetzt =den', '=stellen =sie =sich', '=stell =dir', '=sagen =wir', 'beispiel', 'beispielrechnung', 'rechenbeispiel', 'faustregel', 'richtwert', 'ziel', 'zielwert', 'hypothetisch', 'fiktiv', 'höchstens', 'mindestens', '=nicht =mehr =als', '=nicht =weniger =als', '=idealerweise', '=im =idealfall', '=wenn =sie =haben', '=multiplizieren|=multipliziert', '=dividieren|=dividiert', '=subtrahieren|=abziehen', '=prozentpunkt|=prozentpunkte|=prozentpunkten'],
    },
    firstPerson: {
      source: 'Forms of "wir" and "unser": by them a sentence is the publisher’s own. "Ich" is not here: authors, guests and sample dialogues use it.',
      date: '2026-11-22',
      phrases: ['=wir|=uns', '=unser|=unsere|=unserem|=unseren|=unserer|=unseres'],
    },
    pastTime: {
      source: 'A year in these is history, not "now".',
      date: '2026-11-22',
      phrases: [
        '=seit|=ab|=bis|=von|=vor|=nach|=zwischen|=anfang|=ende|=mitte|=sommer|=winter|=herbst|=frühjahr|=frühling #', '=war|=waren|=wurde|=wurden|=hatte|=hatten|=gab', 'rückblick', 'jahresrückblick', 'geschichte', 'chronik', 'archiv', 'bericht', 'jahresbericht', 'ergebnisse', 'umfrage', 'studie', 'erhebung', 'volkszählung', 'ausgabe', 'auflage', '=gegründet|=eröffnet|=gebaut|=erschienen|=veröffentlicht|=eingeführt|=beschlossen|=verabschiedet', 'gesetz', 'verordnung', 'richtlinie', 'novelle', 'urteil', 'konferenz', 'messe', 'festival', 'meisterschaft', 'weltmeisterschaft', '=olympia', 'saison', 'wahl|wahlen', 'bundestagswahl', 'jahrgang', 'pandemie', '=damals', '=vergangenen|=vergangenes',
      ],
    },
    acronyms: {
      source: 'Ordinary words that in capitals are organisations, places or operators of query languages. Folded single words.',
      date: '2026-11-22',
      phrases: ['die', 'der', 'das', 'und', 'oder', 'nicht', 'in', 'an', 'as', 'ob', 'im', 'alle', 'war', 'was', 'wer', 'man', 'mir', 'des', 'den', 'aus', 'so', 'um'],
    },
    negations: {
      source: 'Words that turn what follows into its opposite.',
      date: '2026-11-22',
      phrases: ['=nicht', '=kein|=keine|=keinem|=keinen|=keiner|=keines', '=nie|=niemals', '=niemand|=niemandem|=niemanden', '=ohne', '=weder', '=kaum', '=keinerlei', '=keineswegs',
        '=nichts',
      ],
    },
    banNotes: {
      source: 'Words by which media say that a service is blocked or an organisation banned.',
      date: '2026-11-22',
      phrases: ['verboten', 'verbot', '=untersagt', 'gesperrt', 'sperre', 'sperrung', 'blockiert', 'blockade', 'extremistisch', '=eingeschränkt', '=nicht =verfügbar|=erreichbar', '=vpn'],
    },
    positive: {
      source: 'For cells of comparison tables: words of praise.',
      date: '2026-11-22',
      phrases: [
        '=ja', 'sofort', 'schnell', 'schneller', 'einfach', 'leicht', 'flexibel', 'transparent', 'planbar', 'vorhersehbar', 'zuverlässig', 'bequem', 'komfortabel', 'günstig', 'günstiger', 'preiswert', 'kostenlos', 'kostenfrei', 'gratis', 'inklusive', '=inkl', 'enthalten', 'inbegriffen', 'spart', 'sparen', 'ersparnis', 'bewährt', 'fest =preis|=preise|=ansprechpartner', 'festpreis', 'professionell', 'erfahren', 'geschult', 'qualifiziert', 'kompetent', 'persönlich', 'individuell', 'stabil', 'sicher', 'sicherheit', 'effizient', 'unbegrenzt', 'modern', 'nahtlos', 'skalierbar', 'garantiert', 'garantie', '=rund =um =die =uhr', '=24 =7', '=ohne aufwand|risiko|wartezeit|stress|zusatzkosten|kosten', '=keine =wartezeit|=zusatzkosten|=versteckten|=mindestlaufzeit', '=hohe|=hoher|=höchste =qualität|=genauigkeit|=sicherheit|=verfügbarkeit', 'hochwertig', 'optimal', 'ideal', 'perfekt', 'exzellent', 'hervorragend', 'besser', 'beste|bester|bestes', 'zeitsparend', 'pünktlich', 'übersichtlich', 'intuitiv', 'benutzerfreundlich', 'automatisch', 'nachhaltig', 'langlebig', '=wir übernehmen|kümmern', '=voller|=volle =zugriff|=kontrolle|=service',
      ],
    },
    negative: {
      source: 'For cells of comparison tables: words by which the other side is made to look bad.',
      date: '2026-11-22',
      phrases: [
        '=nein', '=kein|=keine|=keinen|=keiner', '=nicht', 'schwierig', 'schwer', 'kompliziert', 'komplex', 'teuer', 'teurer', 'kostspielig', 'langsam', 'langwierig', 'lange =wartezeit|=wartezeiten|=lieferzeit|=dauer', '=hohe|=hoher|=hohes =kosten|=preis|=preise|=risiko|=aufwand|=ausgaben|=gebühren', 'versteckt', 'risiko', 'riskant', 'unsicher', 'begrenzt', 'eingeschränkt', 'unvorhersehbar', 'instabil', 'unzuverlässig', 'erfordert', 'benötigt', 'notwendig', 'nötig', '=muss|=müssen', 'umständlich', 'unbequem', 'unmöglich', 'fehlt', 'fehlend', 'mangel', 'mangelnd', 'ausfall', 'ausfälle', 'strafe', 'fehleranfällig', 'fehler', '=von =grund =auf', 'manuell', 'problem', 'probleme', 'verlust', 'abhängig', 'abhängigkeit', 'zusätzlich =kosten|=gebühren', 'zusatzkosten', 'aufpreis', 'veraltet', 'chaos', 'chaotisch', 'überteuert', 'fluktuation', 'krankheit', 'krankheitsausfälle', 'schlecht', 'schlechter', 'gering =qualität|=sicherheit', 'mühsam', 'zeitaufwendig', 'zeitaufwändig', 'aufwendig', 'aufwändig', 'verwirrend', 'unübersichtlich', 'unklar', 'unflexibel', 'starr', 'stress', 'stressig', 'verzögerung', 'verzögerungen', 'wartezeit', 'wartezeiten', 'selten', 'teilweise', '=nur =teilweise|=eingeschränkt|=begrenzt',
      ],
    },
    presentTime: {
      source: 'Words for "now" beside a year, and words for what is current.',
      date: '2026-11-22',
      phrases: ['=jetzt', '=heute', '=heutzutage', 'heutig', 'derzeit', 'derzeitig', 'gegenwärtig', 'momentan', 'aktuell', 'modern', '=zurzeit', '=zur =zeit', '=im =moment|=augenblick', '=in =diesem =jahr', '=dieses =jahr', '=diesjährig|=diesjährige|=diesjährigen', '=neueste|=neuesten|=neuester', 'trend', 'trends', 'neuheit', 'neuheiten', '=auf =dem =neuesten|=aktuellen =stand', 'prognose', '=inzwischen', '=mittlerweile'],
    },
    timelyYears: {
      source: 'What readers look up as it is now, with the year that dates it: prices, rules, models, the best of their kind, what is new. A year of foundation, a retrospective or a survey is none of these.',
      date: '2026-11-22',
      phrases: [
        'preis|preise|preisen|kosten|tarif|tarife|gebühren|zinsen|löhne|gehälter|regeln|vorschriften|fristen|termine|kalender|trends|modelle|förderung ... =für|=in|=im =jahr #',
        'preise|tarife|kosten|regeln|fristen|trends|modelle|förderung|kalender =für|=in|=ab #',
        'preise|tarife|kosten|regeln|fristen|trends|modelle|förderung|kalender #',
        '=beste|=besten|=neueste|=neuesten|=top ... =des =jahres #',
        '=beste|=besten|=neueste|=neuesten|=top * #',
        '=was =ist|=hat|=sich|=ändert ... =neu|=geändert ... =in|=jahr #',
      ],
    },
    contradictions: {
      source: 'Pairs one offer cannot hold together.',
      date: '2026-11-22',
      pairs: [
        ['grundgebühr|monatsgebühr|abogebühr', '=zahlen =nur =bei|=für ... erfolg'], ['grundgebühr', '=ohne|=keine =grundgebühr'], ['festpreis|fixpreis', 'preis|kosten hängt|hängen|richtet|richten'], ['=ohne|=keine =anzahlung|=vorkasse', 'anzahlung =von|=in|=fällig'], ['=ohne|=keine versteckten|zusätzlichen =kosten|=gebühren', 'zuzüglich|zzgl ... =gebühr|=gebühren|=servicepauschale|=bearbeitungsgebühr'], ['=rund =um =die =uhr', '=montag|=mo|=montags =bis =freitag|=fr|=freitags'], ['=24 =7', '=montag|=mo|=montags =bis =freitag|=fr|=freitags'], ['=24 =7', '=an|=nur ... =werktagen|=werktags'], ['unbegrenzt', '=maximal|=höchstens|=bis =zu ##'], ['=ohne|=keine =mindestlaufzeit|=vertragsbindung', 'mindestlaufzeit =von|=beträgt'], ['kostenlos|kostenfrei|gratis', '=gegen =aufpreis|=gebühr'], ['=völlig|=komplett|=absolut|=ganz kostenlos|kostenfrei|gratis', '=kostet|=preis|=kosten =ab|=nur|=beträgt|##'],
      ],
    },
    namedThings: {
      source: 'Nouns for named things a caption may promise, after words for a comparison or a selection.',
      date: '2026-11-22',
      phrases: [
        '=vergleich|=übersicht|=überblick|=liste|=ranking|=auswahl|=gegenüberstellung|=test ... =plattformen|=dienste|=tools|=programme|=apps|=banken|=firmen|=unternehmen|=agenturen|=modelle|=marken|=hersteller|=systeme|=anbieter|=marktplätze|=lieferanten|=shops|=händler|=hotels|=restaurants|=schulen|=kurse|=bibliotheken|=plugins|=frameworks|=hoster|=browser|=versicherungen|=versicherer|=kliniken|=smartphones|=laptops|=baukästen', '=beliebte|=beliebten|=beliebtesten|=beste|=besten|=bekannte|=bekannten|=bekanntesten|=führende|=führenden|=wichtigsten|=größten|=top ... =plattformen|=dienste|=tools|=programme|=apps|=banken|=firmen|=unternehmen|=agenturen|=modelle|=marken|=hersteller|=systeme|=anbieter|=marktplätze|=lieferanten|=shops|=händler|=hotels|=restaurants|=schulen|=kurse|=bibliotheken|=plugins|=frameworks|=hoster|=browser|=versicherungen|=kliniken|=smartphones|=laptops|=baukästen', 'anbietervergleich', 'toolvergleich', 'systemvergleich',
      ],
    },
    countedParts: {
      source: 'Nouns of enumerations. Days, euros and rooms are measures, not parts of an article, and are left out.',
      date: '2026-11-22',
      phrases: ['grund', 'gründe', 'weg', 'wege', 'schritt', 'schritte', 'phase', 'tipp', 'tipps', 'fehler', 'regel', 'vorteil', 'nachteil', 'anzeichen', 'zeichen', 'beispiel', 'idee', 'mythos', 'mythen', 'fakt', 'fakten', 'trick', 'methode', 'technik', 'szenario', 'szenarien', 'option', 'möglichkeit', 'variante', 'kriterium', 'kriterien', 'frage', 'antwort', 'geheimnis', 'hack', 'prinzip', 'prinzipien', 'empfehlung', 'argument', 'unterschied', 'art', 'arten', 'symptom', 'übung', 'rezept', 'trend', 'strategie', 'werkzeug', 'tool', 'app', 'buch', 'bücher', 'lektion', 'faktor', 'faktoren', 'problem', 'lösung', 'irrtum', 'irrtümer', 'kanal', 'kennzahl', 'gewohnheit', 'falle', 'dinge', 'punkte', 'maßnahme', 'alternative', 'ratschlag', 'ratschläge'],
    },
    winners: {
      source: 'Words of an outright verdict between things compared. Whether it is supported, the sentence around it tells. Editorial judgement.',
      date: '2026-11-22',
      phrases: ['=gewinnt|=schlägt|=übertrifft', 'Sieger|Gewinner|Testsieger', 'eindeutig|zweifellos|klar|deutlich|weit|viel besser|überlegen|günstiger|sicherer', 'besser in allen|jeder|jedem', 'einzig|einzige vernünftige|richtige Wahl|Lösung', 'die beste Wahl|Lösung|Option'],
    },
    conditions: {
      source: 'Words that open a condition, name a case or a kind of reader. Editorial judgement.',
      date: '2026-11-22',
      phrases: ['=wenn|=falls|=sobald|=solange|=wo|=wer', '=für|=bei', 'hängt ... von|ab', 'passt|eignet|lohnt'],
    },
    serviceAudience: {
      source: 'Ways to say for whom a service is and when it is needed, from pages of services. Editorial judgement.',
      date: '2026-11-22',
      phrases: ['für wen', 'für|passt ... Eigentümer|Vermieter|Gastgeber|Menschen|Familien|Firmen|Leute|alle|die', '=wenn =sie|=ihre|=ihr', 'eignet|lohnt sich'],
    },
    serviceProcess: {
      source: 'Ways to say how a service goes: its order, its days, who does what. Editorial judgement.',
      date: '2026-11-22',
      phrases: ['wie|so ... läuft|funktioniert|beginnt|geht', '=ablauf|=schritt|=schritte', 'zuerst|erst ... dann|danach', 'womit|wie ... beginnt|beginnen|anfangen'],
    },
    serviceLimits: {
      source: 'Ways to say what a service leaves out or leaves to the client. Editorial judgement.',
      date: '2026-11-22',
      phrases: ['nicht enthalten|dazu|inbegriffen|ersetzt|übernimmt|übernehmen|umfasst', 'gehört|gehören ... nicht', 'bleibt|bleiben ... bei|Ihnen|Sache', 'extra|gesondert|separat berechnet|bezahlt|abgerechnet', 'ausgenommen|außerhalb'],
    },
    attributions: {
      source: 'Phrases by which news texts name a source. Editorial judgement.',
      date: '2026-11-22',
      phrases: ['=laut|=zufolge', 'nach Angaben|Informationen', 'teilte|teilt|berichtet|berichtete|meldet|meldete|erklärte|sagte|gab ... mit|=dpa|bekannt', 'Quelle'],
    },
    countHedges: {
      source: 'Prepositions and comparatives that make a number an estimate, a bound or a share of something else. Editorial judgement.',
      date: '2026-11-22',
      phrases: ['=von', '=bis', '=aus', '=über', '=unter', '=mehr', '=weniger', '=mindestens', '=höchstens', '=maximal', '=minimal', '=etwa', '=rund', '=circa', '=ca', '=ungefähr', '=fast', '=knapp', '=mal', '=prozent', '=nach', '=vor', '=ab', '=alle', '=jede|=jeder|=jedes|=jeden', '=erste|=ersten|=erster|=erstes', '=letzte|=letzten', '=nächste|=nächsten', '=weitere|=weiteren', '=zwischen', '=pro', '=je', '=version', '=kapitel', '=um', '=gegen'],
    },
    callsToAction: {
      source: 'Imperatives that sell or take to a form, in Sie and du. Instructions ("registrieren Sie sich im Portal der Behörde") are no calls. "Rufen Sie an" alone is also advice and needs "uns".',
      date: '2026-11-22',
      phrases: [
        '=bestellen|=kaufen|=buchen|=reservieren|=mieten =sie ... =jetzt|=gleich|=heute|=noch|=online|=bei', '=bestell|=bestelle|=kauf|=kaufe|=buch|=buche|=reserviere ... =jetzt|=gleich|=heute|=online', '=jetzt ... =bestellen|=kaufen|=buchen|=anrufen|=anfragen|=testen|=sichern|=bewerben|=reservieren|=abonnieren|=anfordern', '=rufen =sie =uns', '=ruf|=rufe =uns', '=kontaktieren|=erreichen|=besuchen =sie =uns', '=kontaktiere|=besuche|=besuch =uns', '=schreiben|=mailen =sie =uns', '=schreib|=schreibe =uns', '=melden =sie =sich =bei =uns|=jetzt', '=melde|=meld =dich =bei =uns|=jetzt', '=nehmen =sie ... =kontakt =mit =uns|=auf', '=nimm ... =kontakt =mit =uns|=auf', '=vereinbaren =sie ... =termin|=beratungstermin|=beratung|=erstgespräch|=probestunde|=rückruf', '=vereinbare ... =termin|=beratungstermin|=erstgespräch|=probestunde', '=fordern =sie ... =angebot|=beratung|=rückruf|=katalog|=kostenvoranschlag|=muster ... =an', '=fordere ... =angebot|=beratung|=rückruf|=katalog ... =an', '=lassen =sie =sich ... =beraten|=überzeugen', '=lass =dich ... =beraten|=überzeugen', '=sichern =sie =sich', '=sichere|=sicher =dir', '=holen =sie =sich ... =angebot|=rabatt|=beratung|=gutschein', '=testen =sie ... =kostenlos|=gratis|=unverbindlich|=jetzt|=uns|=unsere|=unser|=unseren', '=teste ... =kostenlos|=gratis|=unverbindlich|=jetzt|=unsere|=unser', '=probieren =sie ... =kostenlos|=gratis', '=starten =sie ... =kostenlos|=jetzt|=noch|=testphase', '=abonnieren =sie =unseren|=unsere|=jetzt', '=abonniere =unseren|=unsere|=jetzt', '=folgen =sie =uns', '=folge|=folg =uns', '=besuchen|=entdecken =sie =unsere|=unseren|=unser', '=besuche|=entdecke =unsere|=unseren|=unser', '=erfahren =sie ... =mehr ... =uns|=unsere|=unserer|=unserem|=website|=webseite', '=vertrauen =sie ... =uns|=unserer|=unserem|=experten|=profis', '=überzeugen =sie =sich', '=nutzen =sie =unser|=unsere|=unseren|=die =angebot|=chance|=aktion|=service|=rechner|=formular|=gelegenheit', '=füllen =sie ... =kontaktformular|=anfrageformular ... =aus', '=hinterlassen =sie ... =nummer|=anfrage|=kontaktdaten', '=zögern =sie =nicht', '=zögere =nicht', '=warten =sie =nicht', '=warte =nicht =länger', '=verpassen =sie =nicht', '=verpasse|=verpass =nicht', '=schnell =sein|=zugreifen', '=greifen =sie =zu', '=greif =zu', '=unsere|=unser =experten|=team|=berater|=mitarbeiter ... =berät|=beraten|=hilft|=helfen =sie|=ihnen|=dich|=dir ... =gern|=gerne', '=wir =freuen =uns =auf', '=wir =beraten =sie|=dich =gern|=gerne', '=in =den =warenkorb',
      ],
    },
  },
  // Empty: the registries at hand are Russian law; German articles are judged by the law of their own country.
  restrictedServices: [],
  markedOrganizations: [],
});

import type { Language } from './language.ts';
import { oncePer } from './once-per.ts';
import type { Token } from './quantity-tokens.ts';

export type Dimension = 'count' | 'share' | 'ratio' | 'money' | 'time' | 'clock' | 'date' | 'year' | 'length' | 'area' | 'volume' | 'mass' | 'temperature' | 'power' | 'speed' | 'rank' | 'score' | 'other';

/** A value in the base unit is `value * factor + offset`. */
export interface Unit {
  dimension: Dimension;
  unit: string;
  factor: number;
  offset: number;
}

/**
 * Forms by `dimension unit factor`: `_` for a space. Words of four letters and more are compared by stem. Factors by definition (BIPM SI brochure, NIST SP 811:
 * inch, foot, pound, acre, horsepower); a month is a twelfth of a year of 365 days, so that 12 months are a year. Gallons differ between countries and stay gallons.
 */
const SHARED = `share % .01 = % ％ | share pp .01 = pp p_p | money USD 1 = $ usd us_$ | money EUR 1 = € eur | money GBP 1 = £ gbp | money RUB 1 = ₽ rub | money JPY 1 = ¥ | length m 1 = m | length m 1000 = km | length m .01 = cm | length m .001 = mm
  | length m .3048 = ft | area m2 1 = m2 sqm qm | area m2 1000000 = km2 | area m2 .0001 = cm2 | area m2 10000 = ha | area m2 .09290304 = ft2 | volume l 1 = l | volume l .001 = ml | volume l 1000 = m3 | mass kg 1 = kg | mass kg .001 = g
  | temperature °C 1 = °c °с | temperature °F 1 = °f | other ° 1 = ° | power W 1 = w | power W 1000 = kw | power W 1000000 = mw | other kWh 1 = kwh kw_h | other V 1 = v | other Hz 1 = hz | other Hz 1000 = khz | other dB 1 = db | other px 1 = px
  | other B 1000000 = mb | other B 1000000000 = gb | other B 1000000000000 = tb | other Mbit/s 1 = mbps mbit_/_s | speed m/s 1 = m_/_s | speed m/s .2777777777777778 = km_/_h kmh kph | speed m/s .44704 = mph | time min 1 = min | time min 60 = h | score /5 1 = ★ ⭐`;
const UNITS: Readonly<Record<string, string>> = {
  ru: `share % .01 = процент | share pp .01 = процентный_пункт п_п | money RUB 1 = рубль рубля руб р | money RUB .01 = копейка копеек коп | money USD 1 = доллар | money EUR 1 = евро | money GBP 1 = фунт фунт_стерлингов | money KZT 1 = тенге | time min .016666666666666666 = секунда сек
  | time min 1 = минута минут мин | time min 60 = час часов ч | time min 1440 = день дня дней дни дню днем днями днях дн сутки суток суткам | time min 10080 = неделя недель нед | time min 43800 = месяц мес | time min 131400 = квартал | time min 262800 = полугодие
  | time min 525600 = год года годов лет | time min 5256000 = десятилетие | length m 1 = метр м | length m 1000 = километр км | length m .01 = сантиметр см | length m .001 = миллиметр мм | length m .0254 = дюйм | length m 1609.344 = миля миль
  | area m2 1 = м2 кв_м кв_метр квадратный_метр квадрат м_кв | area m2 1000000 = км2 кв_км квадратный_километр | area m2 .0001 = см2 кв_см | area m2 10000 = га гектар | area m2 100 = сотка соток | volume l 1 = литр л | volume l .001 = миллилитр мл | volume l 1000 = м3 куб_м куб кубометр кубический_метр
  | mass kg 1 = килограмм кг кило | mass kg .001 = грамм г гр | mass kg 1000 = тонна тонн т | mass kg 100 = центнер ц | temperature °C 1 = градус градус_цельсия | power W 1 = ватт вт | power W 1000 = киловатт квт | power W 735.49875 = л_с | other kWh 1 = квт_ч квт_*_ч квт_·_ч
  | other V 1 = вольт в | other Hz 1 = герц гц | other dB 1 = децибел дб | other B 1000000 = мб мегабайт | other B 1000000000 = гб гигабайт | other Mbit/s 1 = мбит_/_с | speed m/s 1 = м_/_с | speed m/s .2777777777777778 = км_/_ч | score /5 1 = звезда звезд | score points 1 = балл баллов | other times 1 = раз раза | count  1 = шт штука штук`,
  en: `share % .01 = percent per_cent pct | share pp .01 = percentage_point | money USD 1 = dollar buck | money USD .01 = cent | money EUR 1 = euro | money GBP 1 = pound quid | money GBP .01 = pence | money RUB 1 = ruble rouble | time min .016666666666666666 = second sec secs | time min 1 = minute min mins
  | time min 60 = hour hr hrs | time min 1440 = day days | time min 10080 = week wk wks | time min 20160 = fortnight | time min 43800 = month | time min 525600 = year yr yrs | time min 5256000 = decade | length m 1 = metre meter | length m 1000 = kilometre kilometer | length m .01 = centimetre centimeter
  | length m .001 = millimetre millimeter | length m .3048 = foot feet | length m .0254 = inch inches | length m 1609.344 = mile | length m .9144 = yard yd yds | area m2 1 = sq_m square_metre square_meter | area m2 .09290304 = sq_ft sqft square_foot square_feet | area m2 4046.8564224 = acre | area m2 10000 = hectare
  | volume l 1 = litre liter | volume l .001 = millilitre milliliter | volume l 1000 = cubic_metre cubic_meter | other gal 1 = gallon | mass kg 1 = kilogram kilo | mass kg .001 = gram | mass kg 1000 = tonne | mass kg .45359237 = lb lbs | mass kg .028349523125 = oz ounce | temperature °C 1 = degree_celsius degree
  | temperature °F 1 = degree_fahrenheit | power W 1 = watt | power W 1000 = kilowatt | power W 745.6998715822702 = hp horsepower | other V 1 = volt | score /5 1 = star | score points 1 = point | other times 1 = times`,
  de: `share % .01 = prozent | share pp .01 = prozentpunkt prozentpunkte | money EUR 1 = euro | money EUR .01 = cent | money USD 1 = dollar | money GBP 1 = pfund | money RUB 1 = rubel | time min .016666666666666666 = sekunde sekunden sek | time min 1 = minute minuten | time min 60 = stunde stunden std | time min 1440 = tag tage tagen | time min 10080 = woche wochen
  | time min 43800 = monat monate monaten | time min 131400 = quartal quartale | time min 525600 = jahr jahre jahren | length m 1 = meter metern | length m 1000 = kilometer | length m .01 = zentimeter | length m .001 = millimeter | area m2 1 = quadratmeter quadratmetern | area m2 10000 = hektar | volume l 1 = liter | volume l .001 = milliliter
  | volume l 1000 = kubikmeter | mass kg 1 = kilogramm kilo | mass kg .001 = gramm | mass kg 1000 = tonne tonnen | temperature °C 1 = grad grad_celsius | power W 1 = watt | power W 1000 = kilowatt | other V 1 = volt | score /5 1 = stern sterne sternen | score points 1 = punkt punkte punkten | other times 1 = mal | count  1 = stück`,
};
/** Beginnings (ru) or ends (de) of adjectives that hold a unit: "3-дневный", "30-minütig". */
const ADJECTIVES: Readonly<Record<string, string>> = {
  ru: 'минутн:мин часов:час дневн:день суточн:день недельн:неделя месячн:месяц летн:год летие:год годичн:год годов:год процентн:% звездочн:звезда звездн:звезда метров:метр километров:км литров:литр килограммов:кг рублев:руб градусн:градус ваттн:вт балльн:балл комнатн: этажн: местн: разов: спальн: ступенчат: секундн:сек',
  de: 'minütig:minute stündig:stunde tägig:tag wöchig:woche monatig:monat jährig:jahr prozentig:% sterne:stern zimmer:',
};
/** Signs that are another word in the other case: 220 V, 5 g and the network 5G. */
const CASES: Readonly<Record<string, boolean>> = { w: true, v: true, в: true, g: false, м: false };
const FAHRENHEIT: Unit = { dimension: 'temperature', unit: '°C', factor: 1 / 1.8, offset: -32 / 1.8 };

/** Looks units up in one language. */
export interface Units {
  /** The longest unit that opens at a token, and the token behind it. */
  at(tokens: readonly Token[], first: number): { unit: Unit; next: number } | undefined;
  /** Of "дневный", "minütig"; a unit of the dimension `count` for "комнатный". */
  adjective(lower: string): Unit | undefined;
}

export const unitsOf = oncePer(({ tag, stemOf }: Language): Units => {
  const normal = (word: string): string => (word.length >= 4 ? stemOf(word) : word);
  const known = new Map<string, Unit>();
  for (const row of `${SHARED}|${UNITS[tag] ?? ''}`.split('|').filter((text) => text.includes('='))) {
    const [head = '', forms = ''] = row.split(' = ');
    const [dimension, unit = '', factor] = head.trim().split(' ');
    const value: Unit = unit === '°F' ? FAHRENHEIT : { dimension: dimension as Dimension, unit, factor: Number(factor), offset: 0 };
    for (const form of forms.trim().split(/\s+/)) known.set(form.split('_').map(normal).join(' '), value);
  }
  const COUNT: Unit = { dimension: 'count', unit: '', factor: 1, offset: 0 };
  const adjectives = (ADJECTIVES[tag] ?? '').split(/\s+/).filter(Boolean).map((pair): [string, Unit] => {
    const [root = '', unit = ''] = pair.split(':');
    return [root, known.get(normal(unit)) ?? COUNT];
  });
  return {
    at(tokens, first) {
      let key = '';
      let found: { unit: Unit; next: number } | undefined;
      for (let at = first, elements = 0; at < tokens.length && elements < 3; at++) {
        const { kind, lower, tight, upper } = tokens[at] as Token;
        if (kind === 'sign' && lower === '.' && tight && elements > 0) continue;
        if (kind !== 'word' && kind !== 'sign') break;
        if (lower in CASES && (CASES[lower] !== upper || tokens[at + 1]?.kind === 'number')) break;
        elements++;
        key = key === '' ? normal(lower) : `${key} ${normal(lower)}`;
        const unit = known.get(key);
        // "a quarter of the time" is no number of times.
        if (unit?.unit === 'times' && lower === 'time') break;
        if (unit !== undefined) found = { unit, next: at + 1 };
      }
      return found;
    },
    adjective: (lower) => adjectives.find(([root]) => (tag === 'de' ? lower.includes(root) : lower.startsWith(root)))?.[1],
  };
});

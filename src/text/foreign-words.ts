/**
 * Latin words that Russian texts use as they are, folded: units, formats and the names of everyday technology for which there is no other spelling in use.
 * Acronyms in capitals and names need no list: their capitals tell. Editorial judgement.
 */
const RU_ACCEPTED: ReadonlySet<string> = new Set(
  `wi-fi wifi bluetooth online offline email e-mail web www http https html css javascript json xml pdf ios android iphone ipad mac macos windows linux usb usb-c type-c
  vs etc ok id seo sms mms vip diy kg km cm mm ml mg max min pro plus pc tv led lcd hd full-hd bot iot npm yarn git github gitlab docker php python java sql mysql
  app api url uri cookie cookies de facto jure post scriptum et al in vitro vivo situ homo sapiens ps`.split(/\s+/),
);

/** English calls to action, folded: buttons that templates and translations leave behind. */
const ENGLISH_CALLS: ReadonlySet<string> = new Set([
  'learn more', 'read more', 'buy now', 'order now', 'shop now', 'sign up', 'sign in', 'log in', 'get started', 'get it now', 'contact us', 'subscribe', 'subscribe now',
  'download', 'download now', 'try now', 'try for free', 'try it free', 'book now', 'book a call', 'book a demo', 'call now', 'join now', 'join us', 'click here', 'start now',
  'free trial', 'request a demo', 'get a quote', 'add to cart', 'checkout', 'apply now', 'register now', 'see more', 'view more', 'show more', 'submit',
]);

/** True for a folded Latin word that readers of Russian know in these letters. */
export function isAcceptedLatin(lower: string): boolean {
  return RU_ACCEPTED.has(lower);
}

/** True for a whole button or link text that is an English call to action. @param normalized folded words joined by spaces */
export function isEnglishCall(normalized: string): boolean {
  return ENGLISH_CALLS.has(normalized);
}

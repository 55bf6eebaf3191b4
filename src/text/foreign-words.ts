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
  'free trial', 'start free trial', 'try free', 'order', 'buy', 'shop', 'more', 'details', 'see details', 'send', 'book a table', 'book a visit', 'book online', 'chat with us', 'get the offer', 'watch video', 'watch demo', 'watch now',
  'explore', 'explore more', 'discover more', 'find out more', 'get in touch', 'leave a review', 'pay now', 'reserve', 'reserve now', 'follow us', 'continue', 'enroll now', 'enrol now', 'call us', 'write to us', 'get access', 'get a discount', 'join', 'order online', 'buy online', 'request a demo', 'get a quote', 'add to cart', 'checkout', 'apply now', 'register now', 'see more', 'view more', 'show more', 'submit',
]);

/** English words of shops and menus, folded: in a Russian heading they are no names, whatever their capitals. */
const CONSUMER_WORDS: ReadonlySet<string> = new Set(
  `sale sales checkout delivery offer offers discount discounts special price prices pricing order orders shop shopping store buy free gift gifts bonus bonuses new news best bestseller bestsellers hit hits outlet
  collection lookbook arrivals preview overview features feature about contacts contact support help feedback review reviews testimonials gallery portfolio services service team careers booking book payment payments
  shipping return returns refund warranty guide tips how-to must-have top welcome start step steps summary conclusion introduction intro faq pro tip checklist coming soon limited edition last chance cart account login
  menu breakfast lunch dinner kids women men home office wellness beauty care product products catalog catalogue event events workshop meetup kit set box subscription subscribe plan plans trial`.split(/\s+/),
);

/** True for a folded word of shops and menus. */
export function isConsumerWord(lower: string): boolean {
  return CONSUMER_WORDS.has(lower);
}

/** True for a folded Latin word that readers of Russian know in these letters. */
export function isAcceptedLatin(lower: string): boolean {
  return RU_ACCEPTED.has(lower);
}

/** True for a whole button or link text that is an English call to action. @param normalized folded words joined by spaces */
export function isEnglishCall(normalized: string): boolean {
  return ENGLISH_CALLS.has(normalized);
}

import { stemmer } from '@orama/stemmers/english';
import { defineLocale } from '../kinds.ts';

/** English. */
export default defineLocale({
  tag: 'en',
  name: 'English',
  labels: { faq: 'Frequently asked questions', related: 'Read also', author: 'About the author', sources: 'Sources', home: 'Home', step: 'Step' },
  headings: {
    faq: ['Frequently asked questions', 'FAQ', 'FAQs', 'Questions and answers', 'Common questions'],
    related: ['Read also', 'Related articles', 'Related posts', 'Further reading', 'Read next', 'See also'],
    author: ['About the author', 'About the authors', 'Author'],
    introduction: ['Introduction', 'Intro', 'Overview', 'Foreword', 'About this article'],
    conclusion: ['Conclusion', 'Conclusions', 'Summary', 'Takeaways', 'Final thoughts'],
  },
  offlineLead:
    "This article is about “{topic}”. It goes through these parts in order: {headings}. It is a draft made from the editor's notes: it shows the structure and waits for the details.",
  skeleton: [
    { heading: 'Where to begin', points: ['This part introduces “{topic}” and says who needs it and when.', 'The editor adds points to the brief: the text grows from them.'] },
    { heading: 'What to keep in mind', points: ['Conditions and limits that decide the result belong here.', 'Every statement with a number rests on a fact of the brief that names its source.'] },
    { heading: 'What to do, in order', points: ['The steps follow the order in which the reader takes them.', 'Each step has a sign by which the reader sees that it is done.'] },
  ],
  letters: 'a-z',
  minScriptShare: 0.9,
  transliteration: {},
  stem: stemmer,
  // Function words, pronouns, auxiliaries and common adverbs. Editorial judgement.
  stopWords: new Set(
    `a about above across actually after again against all almost along already also although always am among an and another any anybody anyone
    anything are aren't around as at away back be became because become becomes been before behind being below between both but by came can can't
    cannot could couldn't did didn't do does doesn't doing don't done down during each either else enough even ever every everyone everything few for
    from further get gets getting give given go goes going gone got had hadn't has hasn't have haven't having he her here hers herself him himself his
    how however i i'd i'll i'm i've if in indeed instead into is isn't it it's its itself just least less let let's like likely made make makes many
    may maybe me might mine more most much must my myself near neither never no nobody none nor not nothing now of off often on once one only onto or
    other others our ours ourselves out over own per perhaps quite rather really same see seem seems several shall she should shouldn't since so some
    someone something sometimes soon still such than that that's the their theirs them themselves then there there's therefore these they they'll
    they're they've this those though through thus to together too toward towards under until up upon us used using usually very via was wasn't way we
    we'll we're we've well were weren't what what's whatever when where whether which while who whom whose why will with within without won't would
    wouldn't yes yet you you'd you'll you're you've your yours yourself`.split(/\s+/),
  ),
  // Without the dot. A sentence does not end after these.
  abbreviations: new Set(
    `e.g i.e etc mr mrs ms dr prof sr jr st vs no nos fig figs approx al cf ca dept est ext inc ltd co corp llc tel vol pp ed eds rev gen gov rep sen
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun a.m p.m u.s u.k e.u ph.d b.a m.a min max avg ave blvd rd mt ft sq
    lb lbs oz hr hrs sec incl excl resp v`.split(/\s+/),
  ),
  questionWords: new Set(
    `who whom whose what which when where why how can could do does did don't doesn't is isn't are aren't am was were should shouldn't will would won't may
    might must has have had shall`.split(/\s+/),
  ),
  numberWords: {
    one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
    eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
    twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, dozen: 12,
  },
  quotes: ['“', '”', '‘', '’'],
  typography: { straightQuotes: true, lowerAfterColon: false },
  longSentence: 20,
  readability: { base: 206.835, sentence: 1.015, syllable: 84.6, good: 60, poor: 50 },
  syllables: (word) => Math.max(1, word.toLowerCase().replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').match(/[aeiouy]{1,2}/g)?.length ?? 0),
  lexicon: {
    // Nouns and verbs of layout that templates and models leave in brackets. Personal data ("customer name") is left out: sample scripts use it.
    placeholders: [
      'button', 'insert', 'add', 'link', 'link to', 'link here', 'image', 'image of', 'photo', 'picture', 'screenshot', 'illustration', 'video', 'banner', 'form', 'chart', 'diagram', 'infographic', 'table', 'map', 'widget', 'block', 'anchor', 'quote', 'citation', 'source', 'heading', 'replace', 'fill in', 'call to action', 'your company', 'company name', 'your text', 'your name here', 'placeholder', 'text here', 'goes here',
      '=todo', '=fixme', '=tbd', '=tbc', '=cta', '=lorem', '=xxx',
    ],
    // Anchors that name no target. Editorial judgement after Google's "Write good anchor text".
    genericAnchors: [
      '=here', 'click here', '=click', 'click this', 'right here', 'over here', 'see here', 'read here', 'go here', '=link', 'this link', 'the link', 'this', 'this page', 'this article', 'this post', 'this site', 'this website', 'article', 'page', 'website', 'site', 'our site', 'our website', 'official website', 'the official website', 'official site', 'source', 'more', 'read more', 'learn more', 'find out more', 'see more', 'view more', 'more info', 'more information', 'more details', 'details', 'continue', 'continue reading', 'read on', 'read', 'read this', 'download', 'download here', 'go', 'visit', 'visit site',
      'official page', 'our official site|website|page', 'here ... for details|more', 'full article|post|story', 'further information|details', 'at this link', 'follow this link', 'tap here', 'check it out', 'check this', 'learn', 'see details', 'the page', 'the article',
    ],
    // Imperatives by which a promotional line opens. Only the first words of a sentence are looked at.
    promoOpeners: [
      'learn more', 'find out more|how', 'discover more|how|our|the', 'read more about|on|at', 'see more|our', 'order now|today|at|from|your', 'buy now|today|at|from|your', 'get ... quote|offer|discount|consultation|access|started', 'contact us|our|the', 'call us|now|our', 'write to', 'visit our|us|the', 'book now|today|your|a', 'try it|our|for|now', 'download our|the|now', 'sign up', 'subscribe to|now', 'request a|your', 'check out', 'shop at|now|our', 'talk to our|us', 'go to our|the', 'more at|on|about', 'click to|here|for',
    ],
    // Words by which a description or title talks about the article itself; they name no topic.
    metaTalk: [
      'learn', 'discover', 'find', 'explore', 'explain', 'explained', 'describe', 'cover', 'covers', 'show', 'discuss', 'understand', 'know', 'read', 'see', 'look', 'looking', 'walk', 'help', 'answer', 'answers', 'compare', 'introduce', 'article', 'guide', 'post', 'tutorial', 'overview', 'introduction', 'blog', 'page', 'author', 'reader', 'readers', 'topic', 'example', 'examples', 'tip', 'tips', 'advice', 'step', 'steps', 'detail', 'details', 'detailed', 'complete', 'comprehensive', 'ultimate', 'simple', 'simply', 'easy', 'quick', 'quickly', 'practical', 'key', 'main', 'important', 'essential', 'useful', 'best', 'right', 'way', 'ways', 'everything', 'need', 'how', 'why', 'what', 'common', 'mistake', 'mistakes', 'pros', 'cons', 'secret', 'secrets', 'plus', 'new',
    ],
    // Claims of first place. "The best way", "best practice" and "the simplest option" are advice, not claims: only combinations about a firm or product are here.
    superlatives: [
      'number one', '=no1', '=best-in-class', 'best in class', 'world-class', 'world class', 'industry-leading', 'market-leading', 'class-leading', 'market leader', 'industry leader', 'leader in', 'leading provider|agency|company|supplier|manufacturer|expert|platform|firm', 'the =best service|company|agency|team|product|price|prices|quality|choice|provider|experts|platform|solution|specialists|support', 'best on the market', 'best in the world|country|industry|business|city|region', 'unrivalled|unrivaled', 'unmatched', 'unparalleled', 'unsurpassed', 'second to none', 'without equal', 'has no equal', 'no competitor can', 'one of a kind', 'the only company|provider|agency|service|platform', 'most trusted|reliable|experienced|advanced|innovative|affordable|professional|respected|popular|comprehensive', 'largest provider|selection|choice|network|range', 'lowest prices|price|rates', 'top-rated', 'top-notch', 'first-class service|quality|support|team|experience', 'flawless', 'state-of-the-art', 'cutting-edge', '=finest', 'premier provider|agency|company', 'award-winning',
    ],
    // Promises of a result without exceptions. "Manufacturer's warranty" is a term of a contract, "does not guarantee" is no promise.
    guarantees: [
      'we guarantee', '=guaranteed results|result|success|growth|income|profit|quality|ranking|rankings|savings|return|returns', 'results guaranteed', 'result guaranteed', 'satisfaction guaranteed', 'success guaranteed', 'guarantee results|success|satisfaction', '=100 guarantee|guaranteed|safe|secure|success|satisfaction', 'hundred percent|per guarantee|guaranteed|safe|secure', 'absolutely|completely|totally|perfectly|entirely safe|secure', 'absolutely certain', 'risk-free', 'risk free', 'without any risk', 'without the slightest risk', 'no risk at all', 'zero risk', "can't|cannot lose", 'never fails', 'foolproof', 'once and for all', 'works every time', 'sure to work|succeed', 'will certainly work|succeed', 'never lose|miss a|another|single customer|client|lead', 'not a single lead|customer|client ... lost',
    ],
    // Absolute only when the brand speaks of itself: "at any time", "always available".
    softGuarantees: [
      'at any time', 'anytime', 'at any moment', 'always available', 'always ready', 'always on', 'around the clock', 'any task|problem|request|challenge', '=no =exceptions', 'without exception', 'never late', 'never let you down', 'full|complete|total confidentiality|security|safety|privacy', '=yes they will', '=yes we can', 'of course we',
    ],
    // Claims of own experience, in the first person.
    firstHand: [
      'in our|my experience', 'from our|my ... experience', 'based on our|my ... experience', 'our|my experience shows|suggests|proves|confirms', 'in our|my practice', 'from our|my practice', 'by our|my estimates', 'according to our data|research|tests|estimates', 'our tests|data|research|measurements|experiments|studies|clients|customers ... show|showed|found|confirm|suggest|report|reveal', '=we|=i =tested|=tried|=benchmarked', "=we|=i|=we've|=i've have|personally|also|already|actually|ourselves =tested|=tried|=compared|=checked|=measured|=reviewed", "=we've|=i've =tested|=tried|=compared|=measured|=reviewed", '=we =ran|=conducted|=carried ... test|tests|survey|study|experiment|experiments', '=we|=i =measured|=compared', '=we =surveyed|=interviewed|=polled', 'our team ... =tested|=tried|=reviewed|=compared|=evaluated', 'we have seen ... clients|customers|projects', 'we see ... clients|customers', 'after years|hours|weeks|months of testing', 'hands-on testing|experience', 'having worked with',
    ],
    // Numbers and ranges a company says of itself without proof.
    brandClaims: [
      '=hundreds|=dozens|=thousands|=millions|=scores of ... clients|customers|projects|companies|businesses|partners|users|orders|installations|guests|reviews|deals|cases|teams|lines|properties|deployments', 'years|decades of experience|expertise|practice', '# years of|in experience|expertise|practice|business', '# years in ... business|market|industry', 'over|more # years', 'over|more|than|nearly|about # ... clients|customers|projects|companies|businesses|partners|users|orders|guests|reviews|specialists|employees', '# satisfied|happy|loyal|delighted ... clients|customers|guests|users', '# completed|successful|finished ... projects|orders', 'proven|extensive|vast|deep|rich|unmatched expertise|experience', 'proven track record', 'track record of', 'trusted by', 'in business since', 'rated # ... stars|5', '# stars', 'winner of ... award', 'certified|accredited|official partner', '# countries|cities|offices',
    ],
    // Free services, discounts, terms and deadlines a company promises.
    offers: [
      '=free audit|consultation|quote|estimate|trial|delivery|shipping|demo|assessment|evaluation|inspection|analysis|review|session|call|lesson|webinar|installation|returns|sample|samples|checkup', '=free ... audit|consultation|quote|estimate|assessment|trial', 'free of charge', 'at no cost', 'no obligation', 'no upfront', 'no hidden fees|costs|charges', 'first ... =free', '# off', 'discount of|up ... #', '# discount', 'promo code', 'coupon code', 'limited time offer', 'money-back', 'money back', 'full refund', 'refund your', 'interest-free', 'pay only for ... results|result|use', 'pay only when|after|if', 'lifetime warranty|guarantee|support', 'within # minutes|minute|hours|hour|days|day|business|working|weeks|seconds', 'within an|a|one|few|several ... hour|day|hours|minutes|days', 'in # minutes|hours|days|seconds or less|flat', 'in under|less ... # minutes|hours|days', 'same-day|next-day delivery|service|shipping|response', 'same day delivery|service|response', 'on the same day', 'call you back|within', 'get back to you within',
    ],
    // What an article says it gives away or shows: a file to download, a thing shown below.
    promisedAssets: [
      'download|grab ... checklist|template|templates|guide|ebook|e-book|worksheet|cheatsheet|whitepaper|brochure|catalogue|catalog|calculator|spreadsheet|presentation|toolkit|planner|workbook|=pdf', 'get your|our|the =free ... checklist|template|templates|guide|ebook|e-book|worksheet|cheatsheet|whitepaper|planner|=pdf',
    ],
    // Announcements of a thing on the page.
    pointers: [
      'shown|given|listed|presented|illustrated in the table|chart|diagram|figure|screenshot ... below', 'table|chart|diagram|figure|screenshot|calculator below', 'see|watch|view the video|table|chart|diagram|screenshot|figure ... below', 'use the calculator|form below', 'fill in|out the|our form below',
    ],
    firstPersonSingular: ['=i', "=i'm", "=i've", "=i'd", "=i'll", '=me', '=my'],
    // How chat models open and close an answer. Observed in machine-written texts.
    assistantTalk: [
      '=sure here|i|let|thing', '=sure =here', 'certainly here|i|let', '=absolutely here|i|let', 'of course here|i|let', 'great here', '=okay here', '=ok here', 'here is|are the|your|a|an ... article|draft|version|post|text|outline|rewrite|rewritten|translation|revised|summary', "here's the|your|a|an ... article|draft|version|post|text|outline|rewrite|rewritten|translation|revised|summary", 'below is the|your|a|an ... article|draft|version|post|text|outline', "i've written|prepared|drafted|created|rewritten|put|updated|revised", 'i have written|prepared|drafted|created|rewritten|updated|revised ... article|draft|text|post|version|for', 'i hope this|the|that ... helps|useful|helpful', 'hope this helps', 'let me know if|whether|how|what', 'feel free to ask|reach|let|modify|adjust', "if you'd like ... i|me", 'if you would like ... i|me', 'if you need ... i|me|adjust|revise', 'would you like me to', 'do you want me to', 'i can also|further ... expand|shorten|adjust|adapt|rewrite', "i'd be happy|glad to", "i'm happy|glad to help", 'happy to help', 'great question', 'that is a great question', "that's a great question", 'thank you for your|providing ... question|prompt|request|instructions', 'based on your|the instructions|requirements|prompt|request|brief', 'as requested', 'as per your request',
    ],
    // A model speaking of itself.
    modelSelfReference: [
      'as|being an|a ... language model', 'as an =ai', 'as an =ai model|assistant', 'as an artificial intelligence i', "i'm|i an|a ... language model", 'i am an|a ... language model', "i'm an =ai", 'i am an =ai', 'my knowledge|training cutoff|cut-off', 'my training data', 'as of my last|latest|knowledge ... update|training|cutoff', "i don't have access to ... internet|real-time|data", 'i do not have access to ... internet|real-time', "i can't|cannot browse|access ... internet|web|links", "i'm unable to browse|access", "i'm sorry but i can't|cannot", 'i cannot fulfill|fulfil|assist|comply', "i can't assist|help with that|this",
    ],
    // Labels of a task that leaks into the text. Matched before a colon.
    instructionLabels: [
      'keyword', 'keywords', 'primary|main|focus|target|secondary|seed keyword|keywords', 'focus keyphrase', 'keyphrase', 'keyword density', '=lsi keywords', '=seo title|description|keywords', 'meta title', 'meta description', 'meta tags|keywords', 'title tag', '=title', '=description', '=slug', '=url =slug', '=h1', '=h2', '=cta', 'call to action', 'word count', 'character count', 'target length', 'article length', '=tone', 'tone of voice', 'tone|style and|of ... style|writing', 'writing style', 'target audience', 'output format', 'article|content outline|structure', '=prompt', 'system prompt', '=system', '=assistant', '=user', '=role', 'your task', 'instructions', 'note to|for editor|writer|model|author', 'notes for editor|writer', 'alt text', '=alt', 'anchor text', '=brief', 'internal links', 'button text',
    ],
    // Observed in machine-written marketing texts; editorial judgement. Counted by density, so a single one does no harm.
    cliches: [
      '=not =just ... =but', "=isn't =just", '=is =not =just', '=not =only ... =but =also', "it's =not ... it's", '=more =than =just', "today's fast-paced|digital|competitive|modern|ever-changing|ever-evolving|busy|interconnected", "in today's world|age|market|landscape|society", 'fast-paced world', 'ever-evolving', 'ever-changing', 'in the age|era of', 'in a world where', 'digital age', 'delve', 'deep dive', "let's dive|delve|explore|unpack", 'dive into|in', 'unlock the|your|new ... potential|power|secrets|possibilities', 'unleash', 'harness the power', 'the power of', 'game changer', 'game-changer', 'game-changing', 'revolutionize|revolutionise', 'elevate your', 'take your ... to the next level', 'next level', 'supercharge', 'embark on', 'navigate the complexities|landscape|world', 'in the realm of', 'rich tapestry', 'tapestry of', 'a testament to', 'stands as a', 'plays|play a crucial|vital|pivotal|key|significant|important role', 'it is important|worth|crucial|essential|vital to note|remember|understand|mention', "it's important|worth|crucial|essential ... noting|note|remember|understand|mentioning", 'it is worth noting|mentioning', 'needless to say', 'at the end of the day', 'when it comes to', 'in conclusion', 'in summary', 'to sum up', 'all in all', 'ultimately', 'key to success', 'the key to', 'look no further', 'the answer is simple', 'speaks|speak for itself|themselves', 'here and now', 'seamless|seamlessly', 'robust solution', 'holistic approach', 'cutting-edge', 'one-stop shop', 'wide range|array of', 'plethora of', 'myriad of', 'treasure trove', 'secret sauce', 'not an option|luxury', 'must-have', 'imagine this', 'picture this', 'sound familiar', 'without further ado', "whether you're ... or", 'foster a|an', 'leverage', 'ensure that your', 'crucial aspect', 'the world of',
    ],
    // Roles, honorifics and collective names: not part of a person's name.
    roles: [
      'expert', 'experts', 'editor', 'editors', 'editorial', 'team', 'staff', 'author', 'admin', 'administrator', 'moderator', 'manager', 'marketer', 'copywriter', 'content', 'writer', 'journalist', 'correspondent', 'reporter', 'columnist', 'specialist', 'consultant', 'analyst', 'head', 'director', '=ceo', '=cto', '=cmo', '=coo', '=cfo', 'founder', 'co-founder', 'owner', 'chief', 'officer', 'president', 'department', 'employee', 'company', 'agency', 'studio', 'blog', 'lawyer', 'attorney', 'accountant', 'realtor', 'doctor', '=dr', 'professor', '=prof', 'engineer', 'architect', 'designer', 'developer', 'psychologist', 'teacher', 'coach', '=mr', '=mrs', '=ms', '=phd', '=md', 'guest', 'user', 'anonymous', 'posted by', 'written by', 'by =the',
    ],
    // Numbers that measure nothing: figures of speech, scales, opening hours, taxes and terms of payment.
    statisticIdioms: [
      '# of your|their|our|full attention|focus|effort', '# attention|focus|effort|commitment|certain|sure|confident|committed', '# percent sure|certain|attention|committed', 'give|giving|gave ... #', '=24 =7', '=24 =7 =365', '=50 =50', '=80 =20', '=20 =80', 'rule of #', 'pareto principle', 'scale of|from ... # ... #', 'from =1 to =5|=10|=100', '# out of =5|=10|=100 ... stars|points', '# cotton|wool|linen|leather|juice|natural|organic|polyester|silk|cocoa|alcohol|recycled|renewable', '# off|discount|cashback', 'discount|cashback|coupon ... #', '# deposit|prepayment|upfront|down', 'deposit|prepayment of ... #', '=vat|tax|duty|commission|fee|fees ... #', '# =vat|tax|commission|fee|duty', '# =apr|interest', 'interest|apr rate ... #', 'width|height|opacity|zoom|brightness|volume|scale|size|line-height|margin|padding|font-size ... #', '# width|height|opacity|zoom|brightness|scale|wide', 'battery|charge|charged ... #', '# battery|charge|charged', 'humidity ... #', '# humidity', '# solution|concentration|fat', 'concentration ... #', 'coverage ... #', '# coverage', 'top #', 'compatible ... #', '# compatible|backward|backwards|safe|compatibility', '# confidence', 'one-hundred percent',
    ],
    // Nouns that make a number a measured claim about people or markets.
    statisticSubjects: [
      'client', 'customer', 'buyer', 'shopper', 'consumer', 'user', 'visitor', 'guest', 'people', 'person', 'adult', 'american', 'european', 'resident', 'household', 'family', 'respondent', 'participant', 'entrepreneur', 'company', 'organization', 'organisation', 'business', 'firm', 'employer', 'employee', 'worker', 'candidate', 'professional', 'manager', 'marketer', 'executive', 'developer', 'traveller', 'traveler', 'tourist', 'tenant', 'landlord', 'homeowner', 'borrower', 'patient', 'student', 'parent', 'child|children', 'woman|women', 'man|men', 'driver', 'subscriber', 'follower', 'reader', 'audience', 'millennial',
      'conversion', 'conversions', 'sales', 'revenue', 'profit', 'income', 'turnover', 'traffic', 'market', 'demand', 'lead', 'order', 'deal', 'inquiry', 'enquiry', 'conversation', 'bounce', 'churn', 'retention', 'loyalty', 'engagement', 'awareness', 'efficiency', 'productivity', 'cost', 'savings', 'success', 'complaint', 'mortality',
    ],
    // A source is claimed but not named.
    vagueSources: [
      'statistics|stats show|shows|suggest|say|prove|reveal|indicate', 'statistically speaking', 'according to statistics|studies|research|experts|surveys|analysts|scientists|data', 'according to recent|latest|some|various|multiple ... statistics|studies|research|surveys|reports|estimates', 'studies|study|research|surveys|survey|polls ... show|shows|shown|suggest|suggests|prove|proves|found|find|finds|reveal|reveals|indicate|indicates|confirm|confirms', 'experts|analysts|scientists|researchers|psychologists|doctors|economists ... say|agree|believe|claim|estimate|predict|recommend|warn', 'it is|has ... scientifically proven', 'scientifically proven', 'numerous|many|several|recent|countless studies', 'the numbers|figures speak', 'some estimates', 'by some estimates', 'it has been shown|proven|estimated', 'it is estimated', 'among the most popular|famous|common', 'one of the most popular|famous',
    ],
    // Shares and ratios in words; the noun decides whether they measure people or markets.
    statisticShapes: [
      '# of|in #', '# out of #', 'one|two|three|four|five|six|seven|eight|nine in|of three|four|five|six|seven|eight|nine|ten|hundred', 'one|two|three|four|five|six|seven|eight|nine out of three|four|five|six|seven|eight|nine|ten|hundred', 'every second|third|fourth|fifth|tenth', '# times more|less|higher|lower|faster|slower|likely|better|cheaper|as', 'two|three|four|five|six|ten times more|less|higher|lower|faster|likely|as', 'twice|thrice as likely|many|much', '# percent', 'two|three thirds|quarters of', 'more than half|third|quarter of', 'over|nearly|almost half of',
    ],
    // What a person or a thing is said to manage.
    capacityVerbs: ['can|could|able ... handle|serve|process|manage|run|conduct|replace|hold|support', 'handles|serves|processes|manages|replaces|saves|brings'],
    // A number after these is an example, a rule of thumb or a target.
    exampleMarkers: ['for example', 'for instance', 'e.g', 'say', 'suppose', 'imagine', 'example', 'let', 'assume', 'assuming', 'hypothetical', 'hypothetically', 'goal', 'target', 'aim', 'at most', 'at least', 'no more than', 'no less than', 'if you have'],
    firstPerson: ['=we|=us|=our|=ours|=ourselves', "=we're|=we've|=we'll|=we'd"],
    // A year in these is history, not "now".
    pastTime: [
      '=since|=from|=until|=before|=after|=by|=between|=through|=of|=late|=early|=mid #', 'survey', 'report', 'results', 'retrospective', 'recap', 'review', 'history', 'archive', 'timeline', 'was|were|did|had', 'happened', 'changed', 'founded', 'opened', 'built', 'edition', 'roadmap', 'election', 'elections', 'conference', 'festival', 'championship', 'season', 'census', 'act', 'regulation', 'goals', 'update', 'announcing', 'announcement', 'year in',
    ],
    acronyms: ['who', 'can', 'may', 'will', 'and', 'or', 'not', 'all', 'any', 'must', 'should', 'is', 'it', 'us', 'in', 'as', 'from', 'where', 'like', 'then', 'else', 'get', 'put'],
    negations: ['=not', '=no', '=never', '=cannot', '=without', "=don't|=doesn't|=can't|=won't|=isn't|=aren't|=couldn't|=wouldn't", '=nobody|=neither|=nor'],
    banNotes: ['banned', 'ban', 'blocked', 'extremist', 'prohibited', 'restricted', 'unavailable', 'outlawed', '=vpn'],
    // For cells of comparison tables.
    positive: [
      'ready', 'transparent', 'predictable', 'flexible', 'easy', 'easily', 'fast', 'faster', 'quick', 'quickly', 'instant', 'instantly', 'reliable', 'convenient', 'cost-effective', 'affordable', 'cheap', 'cheaper', 'save', 'savings', 'free', 'full access|control', 'proven', 'fixed', 'professional', 'expertise', 'experienced', 'guaranteed', 'simple', 'dedicated', 'personal', 'focus', 'trained', 'stable', 'secure', 'safe', 'efficient', 'included', 'out-of-the-box', 'out of the box', 'no hassle|risk|limits|hidden', 'high quality|accuracy', 'high-quality', 'unlimited', 'modern', 'seamless', 'we handle|take', 'scalable', 'peace of mind', 'comprehensive', 'all-in-one', 'excellent',
    ],
    negative: [
      'hard', 'difficult', 'complex', 'complicated', 'expensive', 'costly', 'slow', 'slowly', 'long', 'high cost|costs|price|risk|expenses', 'hidden', 'risk', 'risky', 'limited', 'unpredictable', 'unstable', 'requires|require|required', 'need to|you', 'needs', 'have to', 'must', 'spend|spends|spending', 'inconvenient', 'impossible', 'lack', 'lacks', 'missing', 'no', 'none', 'not', 'shortage', 'downtime', 'fine|penalty', 'error', 'errors', 'from scratch', 'manual', 'manually', 'problem', 'loss', 'dependence', 'extra|additional cost|costs|fees|fee', 'outdated', 'chaos', 'overpay', 'turnover', 'sick leave', 'failure', 'poor', 'low quality|speed', 'tedious', 'time-consuming', 'confusing', 'basic',
    ],
    // Words for "now" beside a year.
    presentTime: [
      'now', 'nowadays', 'today', "today's", 'current', 'currently', 'modern', 'latest', 'at the moment', 'at present', 'these days', 'this year', 'up-to-date', 'up to date', 'trend', 'trends', 'newest', 'right now', 'forecast',
    ],
    // Pairs one offer cannot hold together.
    contradictions: [
      ['monthly|subscription|flat|retainer fee', 'pay|paying only for ... results|result'], ['subscription fee', 'no subscription'], ['fixed price', 'price depends'], ['no upfront', 'deposit of|required'], ['no hidden fees|costs', 'fees|fee apply|applies'], ['=24 =7', 'on weekdays|business'], ['=24 =7', 'monday to friday'], ['unlimited', 'up to #'], ['no contract', 'minimum contract|term'], ['free of charge', 'for an additional|extra fee'],
    ],
    // Nouns for named things a caption may promise, after words for a comparison or a selection.
    namedThings: [
      'comparison|compare|comparing|overview|ranking|list|roundup of ... platforms|services|tools|programs|apps|applications|banks|companies|agencies|models|brands|manufacturers|systems|widgets|providers|vendors|marketplaces|builders|suppliers|shops|stores|hotels|restaurants|courses|schools|libraries|plugins|frameworks|hosts', 'popular|best|leading|top|major|well-known ... platforms|services|tools|programs|apps|applications|banks|companies|agencies|models|brands|manufacturers|systems|widgets|providers|vendors|marketplaces|builders|suppliers|shops|stores|hotels|restaurants|courses|schools|libraries|plugins|frameworks|hosts', 'platform|service|tool|product|vendor|provider comparison',
    ],
    // Nouns of enumerations. Days, euros and rooms are measures, not parts of an article, and are left out.
    countedParts: [
      'reason', 'way', 'step', 'stage', 'tip', 'mistake', 'error', 'rule', 'advantage', 'benefit', 'pro', 'con', 'drawback', 'disadvantage', 'sign', 'example', 'idea', 'myth', 'fact', 'tool', 'trick', 'method', 'technique', 'scenario', 'option', 'criterion|criteria', 'question', 'answer', 'secret', 'hack', 'principle', 'recommendation', 'argument', 'difference', 'type', 'kind', 'symptom', 'exercise', 'recipe', 'law', 'trend', 'strategy|strategies', 'service', 'app', 'book', 'lesson', 'factor', 'problem', 'solution', 'misconception', 'channel', 'metric', 'practice', 'pitfall', 'habit', 'thing',
    ],
    countHedges: ['of', 'over', 'under', 'than', 'least', 'most', 'up', 'to', 'about', 'around', 'roughly', 'nearly', 'almost', 'from', 'times|time', 'percent', 'after', 'every', 'each', 'first', 'last', 'next', 'another', 'between', 'more', 'fewer', 'less', 'per', 'by', 'version', 'level', 'phase'],
    // Imperatives that sell or take to a form. "Call" alone is also advice and needs "us".
    callsToAction: [
      'order|buy|book|apply|subscribe|register|call|shop =now|today|online', 'contact|call|email|message us', 'contact|call our', 'get in touch', 'sign up for|now|today', 'request|get|claim|book a|an|your|our ... quote|consultation|demo|callback|discount|offer|estimate', 'get started =now|today', 'start your =free', 'try ... =free', 'learn more about our', 'learn|find =more|out ... our website|site', 'visit our website|site|shop|store|page', 'check out our', 'subscribe to our', 'hurry', "don't miss", 'do not miss', 'limited offer', 'leave a|your ... request|details|number', 'choose us',
    ],
  },
  // Empty: the registries at hand are Russian law; English articles are judged by the law of their own country.
  restrictedServices: [],
  markedOrganizations: [],
});

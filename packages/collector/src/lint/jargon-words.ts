/** A word that businesses say of customers, and customers do not say. */
export interface Jargon {
  readonly pattern: RegExp
  /** What to do instead, after a colon. */
  readonly instead: string
}

/** A whole word, or several with bars between; letters with marks count as letters. */
function word(words: string, instead: string, flags = 'iu'): Jargon {
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, flags),
    instead,
  }
}

/** In capitals only: “ces” and “pos” are words of other languages. */
function initials(letters: string, instead: string): Jargon {
  return word(letters, instead, 'u')
}

/** Where words have no spaces between. */
function within(words: string, instead: string): Jargon {
  return { pattern: new RegExp(words, 'u'), instead }
}

function say(...words: readonly string[]): string {
  return `say ${words.map((each) => `“${each}”`).join(' or ')}`
}

/** Measures, systems and roles that are written alike in every language. */
export const JARGON_EVERYWHERE: readonly Jargon[] = [
  initials('CSAT', 'ask how it was'),
  initials('NPS', 'ask how likely they are to recommend you'),
  initials('CES', 'ask how easy it was'),
  initials('SLAs?', 'ask whether it was fast enough'),
  initials('KPIs?', 'ask for what it measures'),
  initials('FCR', 'ask whether it is solved'),
  initials('AHT|ASA', 'ask about the wait'),
  initials('IVR', 'speak of the phone menu'),
  initials('CRM|ERP|POS', 'leave the system out: it is yours, not theirs'),
  initials('CX|UX|UI', 'name the thing itself'),
  initials('SKUs?', 'speak of the product'),
  initials('B2B|B2C', 'leave it out'),
  initials('VoC', 'leave it out'),
  word('omni[ -]?channel', 'name the channel, or leave it out'),
  word('touch[ -]?points?', 'name the place or the page'),
  word('churn(?:ed)?', 'ask why they left'),
  word('onboarding', 'speak of the start'),
  word('upsell(?:ing)?|cross[ -]?sell(?:ing)?', 'ask whether they were pressed to buy'),
]

const PLACE = 'name the place or the page'
const CHANNEL = 'name the channel, or leave it out'
const LEFT = 'ask why they left'
const SOLVED = 'ask whether it is solved'
const FAST = 'ask whether it was fast enough'
const EASY = 'ask how easy it was'

/**
 * Words that are jargon in one language, by its code. A ticket is also what one travels with, or a
 * receipt, and a case what a phone is put into: these are jargon only where a help desk has them.
 */
export const JARGON: Readonly<Record<string, readonly Jargon[]>> = {
  en: [
    word(
      '(?:support|service|help|trouble)[ -]tickets?|tickets? (?:number|id)|tickets? (?:(?:was|were|is|are|been|got) )?(?:closed|resolved|solved|handled)',
      say('your question', 'your problem'),
    ),
    word(
      '(?:your|my|support|service) case|case (?:number|id)',
      say('your question', 'your problem'),
    ),
    word('escalat(?:ed|ion)', say('passed on')),
    word('customer journey', say('your visit')),
    word('customer effort', EASY),
    word('service levels?(?: agreements?)?', FAST),
    word('first[ -]contact resolution', SOLVED),
    word('end[ -]users?|stakeholders?', say('you')),
    word('fulfil?lment', say('delivery')),
    word('(?:service|support|call[ -]?cent(?:er|re)) agents?', say('the person who helped you')),
    word('customer (?:retention|attrition)', LEFT),
    word('knowledge base|self[ -]service portal', say('our help pages')),
  ],
  de: [
    word(
      '(?:Support|Service|Hilfe)-?tickets?|Ticketnummer|Tickets? (?:\\p{L}+ )?(?:gelöst|geschlossen|bearbeitet)',
      say('Ihr Anliegen'),
    ),
    word('Vorgangsnummer|Fallnummer|Ihr(?:en|em)? (?:Fall|Vorgang)', say('Ihr Anliegen')),
    word('(?:Kunden)?[Kk]ontaktpunkte?n?', PLACE),
    word('Kundenreise|Customer Journey', say('Ihr Besuch')),
    word('(?:Kunden)?[Aa]bwanderung', LEFT),
    word('Eskalation|eskaliert', say('weitergegeben')),
    word('Erstlösungs(?:rate|quote)', SOLVED),
    word('Service-?Levels?', FAST),
  ],
  es: [
    word(
      'tickets? de (?:soporte|ayuda|servicio)|número de (?:ticket|caso|incidencia)|su (?:caso|incidencia)',
      say('su consulta'),
    ),
    word('puntos? de contacto', PLACE),
    word('recorrido del cliente', say('su visita')),
    word('escalamiento', say('pasar a otra persona')),
    word('omnicanal(?:idad)?', CHANNEL),
    word('tasa de abandono', LEFT),
  ],
  fr: [
    word(
      "tickets? (?:de support|d[’']assistance)|numéro de (?:ticket|dossier)|votre dossier",
      say('votre demande'),
    ),
    word('points? de contact', PLACE),
    word('parcours client', say('votre visite')),
    word('escaladée?', say('transmise')),
    word('omnicanale?', CHANNEL),
    word('attrition', LEFT),
  ],
  it: [
    word(
      'tickets? di (?:assistenza|supporto)|numero (?:del ticket|di pratica)|la Sua pratica',
      say('la Sua richiesta'),
    ),
    word('punt[oi] di contatto', PLACE),
    word('customer journey|percorso del cliente', say('la Sua visita')),
    word('omnicanal(?:e|ità)', CHANNEL),
    word('tasso di abbandono', LEFT),
  ],
  nl: [
    word(
      '(?:support|service)tickets?|ticketnummer|uw (?:dossier|casus)|dossiernummer',
      say('uw vraag'),
    ),
    word('contactmoment(?:en)?|contactpunt(?:en)?', PLACE),
    word('klantreis|customer journey', say('uw bezoek')),
    word('geëscaleerd|escalatie', say('doorgegeven')),
    word('klantverloop', LEFT),
  ],
  pl: [
    word('ticket(?:u|y)?|numer zgłoszenia|Państwa zgłoszeni[ea]', say('Państwa sprawa')),
    word('punkt(?:u|y|ów)? styku', PLACE),
    word('ścieżk[aię] klienta', say('Państwa wizyta')),
    word('eskalacj[aię]', say('przekazanie')),
    word('wskaźnik rezygnacji', LEFT),
  ],
  pt: [
    word(
      'tickets? de (?:suporte|atendimento)|número d[eo] (?:chamado|protocolo|ticket)|seu chamado',
      say('a sua dúvida'),
    ),
    word('pontos? de contato', PLACE),
    word('jornada do cliente', say('a sua visita')),
    word('escalonad[oa]|escalonamento', say('passado a outra pessoa')),
    word('omnicanal', CHANNEL),
  ],
  tr: [
    word('destek (?:bileti|kaydı)|(?:talep|vaka|bilet) numara(?:sı|nız)', say('sorunuz')),
    word('temas nokta(?:sı|ları)', PLACE),
    word('müşteri yolculuğu', say('ziyaretiniz')),
    word('eskalasyon', say('aktarma')),
    word('müşteri kaybı', LEFT),
  ],
  ar: [
    within('تذكرة (?:ال)?دعم|رقم (?:التذكرة|البلاغ)', say('سؤالك')),
    within('(?:نقطة|نقاط) (?:ال)?(?:اتصال|تماس)', PLACE),
    within('رحلة العميل', say('زيارتك')),
    within('تصعيد', say('تحويل')),
    within('القنوات الموحدة', CHANNEL),
  ],
  he: [
    within('מספר (?:קריאה|כרטיס|פנייה)|קריאת שירות', say('השאלה שלך')),
    within('נקוד(?:ת|ות) ה?(?:מגע|ממשק)', PLACE),
    within('מסע (?:ה)?לקוח', say('הביקור שלך')),
    within('הסלמה', say('העברה')),
    within('נטישת לקוחות', LEFT),
  ],
  hi: [
    within('टिकट (?:नंबर|संख्या)|सपोर्ट टिकट|केस नंबर', say('आपका सवाल')),
    within('टचपॉइंट|संपर्क बिंदु', PLACE),
    within('ग्राहक यात्रा', say('आपका अनुभव')),
    within('एस्केलेशन|एस्केलेट', say('आगे भेजना')),
    within('ओम्नीचैनल', CHANNEL),
  ],
  ja: [
    within('チケット番号|サポートチケット|ケース番号|インシデント', say('お問い合わせ')),
    within('タッチポイント|顧客接点', PLACE),
    within('カスタマージャーニー', say('ご利用')),
    within('エスカレーション', say('引き継ぎ')),
    within('オムニチャネル', CHANNEL),
    within('チャーン|解約率', LEFT),
  ],
  zh: [
    within('工单|案件编号', say('您的问题')),
    within('触点|接触点', PLACE),
    within('客户旅程', say('您的体验')),
    within('升级处理', say('转交')),
    within('全渠道', CHANNEL),
    within('流失率|客户流失', LEFT),
  ],
}

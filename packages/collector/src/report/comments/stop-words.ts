/**
 * Words that hold a sentence together and say nothing of what it is about, by language. Taken from
 * the most frequent words of each; a language that is not here has none, and its terms say more of
 * its grammar.
 */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: "the and was were are been but not for with that this there they them their then than you your our had has have having she her his him its it's very too just so all any some what when where which who why how from into out about over after before again only also would could should will can did does doing done get got one two because here more most much many no nor off own same such these those through until while if or as at by on in is it to of be do we us me my an am up",
  de: 'der die das den dem des ein eine einer einem einen eines und oder aber nicht auch nur noch schon sehr zu zum zur mit von vom bei beim für auf aus ist sind war waren wird wurde werden hat haben hatte hatten ich du er sie es wir ihr uns euch mich mir mein meine sein seine ihre ihren dass daß weil wenn als wie was wer wo da dann hier so man kein keine keinen über nach vor durch um an am im in doch mal immer alles alle sich habe bin kann können mehr',
  es: 'el la los las lo un una unos unas y o pero no ni que de del al en con por para sin sobre es son era eran fue fueron ser estar está están estaba muy más menos mi su sus tu me te se nos le les yo él ella ellos ya también como cuando donde quien qué porque hay ha han he había todo toda todos todas este esta estos estas ese esa eso esto si sí',
  fr: "le la les un une des du de et ou mais ne pas plus que qui quoi dont où ce cet cette ces est sont était étaient été être a ai as ont avait avec sans pour par sur dans en au aux je tu il elle on nous vous ils elles me te se lui leur mon ma mes son sa ses notre votre très trop aussi bien tout tous toute toutes comme quand si y il'y c'est j'ai d'un d'une n'est qu'il",
  pt: 'o a os as um uma uns umas e ou mas não nem que de do da dos das em no na nos nas ao aos com por para sem sobre é são era eram foi foram ser estar está estão estava muito mais menos meu minha seu sua me te se lhe eu ele ela eles nós já também como quando onde quem porque há tem tinha tudo todo toda todos todas este esta isso isto esse essa um se',
  it: "il lo la i gli le un uno una e o ma non né che chi di del della dei delle da dal dalla in nel nella con su sul sulla per tra fra è sono era erano stato stata essere ho ha hanno avevo aveva molto più meno mio mia suo sua mi ti si ci vi io lui lei noi loro già anche come quando dove perché tutto tutta tutti tutte questo questa quello quella al alla ai alle c'è se",
  nl: 'de het een en of maar niet geen ook nog al zeer heel te met van voor op uit aan bij in is zijn was waren wordt werd worden heeft hebben had hadden ik jij je hij zij ze wij we jullie u mij me mijn uw haar hun ons onze dat die dit deze er daar hier dan als zo wat wie waar om naar door over na tot veel meer kan kon moet',
  pl: 'i oraz lub ale nie że się jest są był była było były być w we z ze na do od dla po przy przez o u za pod nad jak co kto gdzie kiedy czy tak to ten ta te tego tej tym ja ty on ona my wy oni mnie mi mój moja jego jej ich bardzo też już tylko jeszcze bo więc aby żeby mam ma miał',
  tr: 've veya ama fakat değil bir bu şu o da de ki mi mu için ile gibi çok daha en ben sen biz siz onlar bana beni benim bize var yok ne nasıl neden her hiç olarak olan oldu idi kadar sonra önce ya hem çünkü ise',
  ar: 'في من على إلى عن مع هذا هذه ذلك التي الذي كان كانت لم لا ما أن إن أو و ثم قد كل هو هي هم أنا نحن لي لنا به بها له لها بعد قبل جدا غير عند حتى لكن',
  he: 'של את על עם אל מן לא כן גם רק עוד כבר מאוד היה הייתה היו הוא היא הם הן אני אתה אנחנו זה זאת זו אשר כי אם או אבל כל יש אין מה מי איך למה שם פה כאן לי לנו לו לה',
  hi: 'के का की है हैं था थे थी और या पर में से को ने एक यह वह ये वे हम मैं मुझे आप मेरा मेरी नहीं न भी ही तो कि जो क्या बहुत लिए साथ बाद तक हो होता कर करना अपने इस उस',
  ja: 'これ それ あれ この その あの ここ そこ こと もの ため よう です ます でした ました ない なかった する した して いる いた ある あった から まで ので けど とても',
  zh: '这个 那个 我们 你们 他们 没有 不是 就是 还是 因为 所以 但是 什么 怎么 这里 那里 一个 非常 可以 已经 自己 时候 如果',
}

/** The function words of a language, in small letters; none for a language that is not known. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return new Set(Object.hasOwn(STOP_WORDS, language) ? STOP_WORDS[language]!.split(' ') : [])
}

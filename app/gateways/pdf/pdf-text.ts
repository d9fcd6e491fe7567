import { formatMoney, toDecimalString } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'

// The fonts every PDF reader brings along know Windows-1252 and nothing else.
const readable = /^[\n\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/
// Invisible characters, and those that reverse what stands beside them: "exe.gpj" must not be made to read "jpg.exe".
const invisible = /[^\S\n\x20\xa0]+|(?!\n)\p{C}/gu

const closest = new Map(
  Object.entries({
    ...pairs('ŁłĐđĦħıĿŀŊŋŦŧ', 'L l D d H h i L l N n T t'),
    ...pairs('−‐‑‒―′″‹›⁄', "- - - - - ' '' < > /"),
    ...pairs('₹₽₺₩₪₫₴₦₱₡₲₵₸₼₾฿₿', 'INR RUB TRY KRW ILS VND UAH NGN PHP CRC PYG GHS KZT AZN GEL THB BTC', ' '),
    ...pairs(
      'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
      'A B V G D E Zh Z I Y K L M N O P R S T U F Kh Ts Ch Sh Shch _ Y _ E Yu Ya',
    ),
    ...pairs(
      'абвгдежзийклмнопрстуфхцчшщъыьэюя',
      'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya',
    ),
    ...pairs('ЁёЄєІіЇїҐґЎўЈјЉљЊњЋћЂђЏџ', 'E e Ye ye I i Yi yi G g U u J j Lj lj Nj nj C c Dj dj Dz dz'),
    ...pairs('ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ', 'A V G D E Z I Th I K L M N X O P R S T Y F Ch Ps O'),
    ...pairs('αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'),
  }),
)

function pairs(letters: string, romanized: string, after = ''): Record<string, string> {
  const words = romanized.split(' ')
  return Object.fromEntries([...letters].map((letter, i) => [letter, words[i] === '_' ? '' : `${words[i]}${after}`]))
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Text as a PDF's built-in fonts can show it (Windows-1252). What they lack becomes its closest: accents are dropped,
 * Cyrillic and Greek romanized, currency signs spelled as codes; what has nothing close becomes "?", one per character
 * that a reader sees. Controls and direction marks vanish, line feeds stay.
 */
export function pdfText(text: string): string {
  const composed = text.normalize('NFC').replace(/\r\n?|[\u2028\u2029]/g, '\n')
  if (readable.test(composed)) return composed
  return [...graphemes.segment(composed)].map(({ segment }) => closestOf(segment)).join('')
}

function closestOf(grapheme: string): string {
  const visible = grapheme.replace(invisible, (found) => (/^\s/.test(found) ? ' ' : ''))
  if (readable.test(visible)) return visible
  const known = closest.get(visible)
  if (known !== undefined) return known
  const bare = [...visible.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((letter) => closest.get(letter) ?? letter)
    .join('')
  return bare !== '' && readable.test(bare) ? bare : '?'
}

/** An amount as that locale writes it, or with the plain code where its own digits cannot be shown. */
export function pdfMoney(amount: Money, locale: string): string {
  const written = pdfText(formatMoney(amount, locale)).trim()
  return written.includes('?') ? `${amount.currency} ${toDecimalString(amount)}` : written
}

const decimals = new Map<string, Intl.NumberFormat>()

/** A decimal string as that locale writes it. */
export function pdfDecimal(text: string, locale: string): string {
  let format = decimals.get(locale)
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
    decimals.set(locale, format)
  }
  return pdfText(format.format(text as Intl.StringNumericLiteral))
}

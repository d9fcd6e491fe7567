/** What somebody wrote, and what their program put below it. */
export interface FoldedMail {
  readonly said: string
  /** Empty where nothing was quoted. */
  readonly quoted: string
}

/** The line a mail program puts before what it quotes, in the languages we write in. */
const introductions = [
  /^on\s.{4,200}\swrote:$/i,
  /^am\s.{4,200}\sschrieb\b.{0,200}:$/i,
  /^el\s.{4,200}\sescribi[oó]:?$/i,
  /^le\s.{4,200}\sa\s[eé]crit\s?:$/i,
]
const separators = [
  /^-{2,}\s*(original message|urspr[üu]ngliche nachricht|mensaje original|message d'origine|forwarded message)\s*-{2,}$/i,
  /^_{10,}$/,
]
const headerLine =
  /^(from|von|de|sent|gesendet|enviado|envoy[eé]|date|datum|fecha|to|an|para|[àa]|subject|betreff|asunto|objet)\s?:\s/i

/** Splits a mail where its quotation begins. One that answers below or between the lines keeps all lines that are its own. */
export function foldQuote(text: string): FoldedMail {
  const lines = text.split('\n')
  // From here on there is nothing but quoted lines.
  const tail = lines.findLastIndex((line) => !/^\s*(>|$)/.test(line)) + 1
  const at = lines.findIndex((_, n) => beginsQuote(lines, n, tail))
  if (at < 0) return { said: text.trim(), quoted: '' }
  const before = lines.slice(0, at).join('\n').trim()
  if (before !== '') return { said: before, quoted: lines.slice(at).join('\n').trim() }
  const isTheirs = (line: string) => !/^\s*>/.test(line)
  const own = lines.slice(introLength(lines, at)).filter(isTheirs).join('\n').trim()
  return {
    said: own,
    quoted: lines
      .filter((line) => !isTheirs(line))
      .join('\n')
      .trim(),
  }
}

function beginsQuote(lines: readonly string[], n: number, tail: number): boolean {
  const line = lines[n]?.trim() ?? ''
  if (separators.some((separator) => separator.test(line)) || introLength(lines, n) > n) return true
  // Outlook's head: several such lines below each other.
  if ([0, 1, 2].every((further) => headerLine.test(lines[n + further]?.trim() ?? ''))) return true
  return n >= tail && line.startsWith('>')
}

/** Where the lines end that introduce a quotation from line `n` on; `n` where none does. Long ones are broken in two. */
function introLength(lines: readonly string[], n: number): number {
  for (const count of [1, 2, 3]) {
    const joined = lines
      .slice(n, n + count)
      .map((line) => line.trim())
      .join(' ')
    if (introductions.some((introduction) => introduction.test(joined))) return n + count
  }
  return n
}

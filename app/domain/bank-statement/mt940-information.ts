interface Information {
  readonly name: string | null
  readonly account: string | null
  readonly text: string
  readonly reference: string | null
}

/** A subfield that is full goes on in the next without a blank. */
const SUBFIELD_FULL = 27

/**
 * What `:86:` says, in the three habits there are: numbered subfields (German banks, `?20`…`?29` text, `?31` account, `?32` name),
 * slashed words (`/EREF/…/NAME/…/REMI/`), and plain text.
 * Source: DFÜ-Abkommen of Die Deutsche Kreditwirtschaft, annex 3, chapter 8; Betaalvereniging Nederland, MT940 structured.
 */
export function readInformation(lines: readonly string[]): Information {
  const joined = lines.join('')
  const numbered = /^\d{3}([^\w\s])(?=\d\d)/.exec(joined)
  if (numbered?.[1]) return numberedInformation(joined.slice(3), numbered[1])
  if (/\/(?:EREF|REMI|NAME|IBAN|ORDP|BENM|TRTP|CNTP)\//.test(joined)) return slashedInformation(joined)
  return { name: null, account: null, text: lines.join(' '), reference: null }
}

function numberedInformation(text: string, separator: string): Information {
  const fields = text
    .split(separator)
    .slice(1)
    .map((field) => [Number(field.slice(0, 2)), field.slice(2)] as const)
  const within = (from: number, until: number) =>
    fields.filter(([code]) => code >= from && code <= until).map(([, value]) => value)
  const remittance = [...within(20, 29), ...within(60, 63)]
  const written = remittance.map((value) => (value.length >= SUBFIELD_FULL ? value : `${value} `)).join('')
  const tagged = sepaWords(written)
  return {
    name: within(32, 33).join('') || tagged.get('ABWA') || null,
    account: within(31, 31)[0] || tagged.get('IBAN') || null,
    text: tagged.get('SVWZ') ?? written,
    reference: tagged.get('EREF') ?? null,
  }
}

/** `EREF+… SVWZ+…` inside the text. */
function sepaWords(text: string): Map<string, string> {
  const pieces = text.split(/(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC)\+/)
  const words = new Map<string, string>()
  for (let at = 1; at < pieces.length; at += 2) {
    const [word = '', value = ''] = [pieces[at], pieces[at + 1]]
    if (!words.has(word)) words.set(word, value.trim())
  }
  return words
}

function slashedInformation(text: string): Information {
  const pieces = text.split(
    /\/(EREF|REMI|NAME|IBAN|ORDP|BENM|TRTP|CSID|MARF|BIC|ADDR|ISDT|PREF|SVCL|RTRN|PURP|ULTD|CNTP)\//,
  )
  const words = new Map<string, string>()
  for (let at = 1; at < pieces.length; at += 2) {
    const [word = '', value = ''] = [pieces[at], pieces[at + 1]]
    if (value.trim() !== '' && !words.has(word))
      words.set(
        word,
        value
          .replace(/^(?:USTD\/+|STRD\/CUR\/)/, '')
          .replace(/\/+$/, '')
          .trim(),
      )
  }
  // Account, bank, name and town of the other side, in one.
  const [account = '', , name = ''] = (words.get('CNTP') ?? '').split('/')
  return {
    name: words.get('NAME') || name || null,
    account: words.get('IBAN') || account || null,
    text: words.get('REMI') ?? '',
    reference: words.get('EREF') ?? null,
  }
}

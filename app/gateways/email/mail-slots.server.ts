/** Strings that mark places in a mail while it is compiled. Nothing in that mail contains them. */
export interface MailMarks {
  readonly slot: (n: number) => string
  /** Catches the number of the slot. */
  readonly slotPattern: string
  readonly row: string
  readonly cell: string
}

/** The words of one mail, taken out of it one by one. */
export interface MailSlots {
  readonly marks: MailMarks
  /** What the template gets in place of a text: the mark of a slot, or the text itself where it could change more than its own place. */
  readonly word: (text: string) => string
  /** The same for a link. */
  readonly link: (label: string, url: string) => { label: string; url: string }
  /** By the number of their slot. */
  readonly words: readonly string[]
}

/**
 * What decides about more than itself stays in the template: nothing, or white space at an edge, decides about breaks; an
 * unpaired surrogate and NUL do not survive the encoder.
 */
const decides = /^$|^[\s\u200b]|[\s\u200b]$|\0|\p{Surrogate}/u
/** An address that React and html-to-text leave as it is: printable ASCII, of a scheme that runs nothing. */
const plainAddress = /^https?:\/\/[!-~]+$/
/** Plain text writes the address after the label, unless they are the same but for white space. */
const likeAddress = /^h[\s\u200b]*t/

const open = '\ue000'
const close = '\ue001'

/** `mail`: everything the template gets, so that no mark is chosen that somebody wrote. */
export function slotsFor(mail: object): MailSlots {
  const marks = marksAbsentFrom(JSON.stringify(mail))
  const words: string[] = []
  const take = (text: string) => marks.slot(words.push(text) - 1)
  const word = (text: string) => (decides.test(text) ? text : take(text))
  return {
    marks,
    words,
    word,
    link: (label, url) =>
      plainAddress.test(url) && !likeAddress.test(label) ? { label: word(label), url: take(url) } : { label, url },
  }
}

function marksAbsentFrom(written: string): MailMarks {
  let n = 0
  while (written.includes(`${open}${n}`)) n += 1
  const mark = (name: string | number) => `${open}${n}:${name}${close}`
  return { slot: mark, slotPattern: mark('(\\d+)'), row: mark('row'), cell: mark('cell') }
}

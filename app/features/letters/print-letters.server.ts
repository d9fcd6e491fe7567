import { createHash } from 'node:crypto'
import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { letterTroubles, loadLetterDocument } from '#app/db/read/letters.server.ts'
import { inTransaction, type Tx } from '#app/db/transaction.server.ts'
import { moveLetter, withdrawLetter } from '#app/db/write/letters.server.ts'
import { sha256 } from '#app/db/write/seal-timeline.server.ts'
import { storeFile } from '#app/db/write/store-file.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { answerByOf, redate } from '#app/domain/letter/answer-by.ts'
import type { KeptLetter } from '#app/domain/letter/letter-content.ts'
import type { LetterDocument } from '#app/domain/letter/letter-document.ts'
import { renderLettersPdf } from '#app/gateways/pdf/letters-pdf.server.ts'

/** Raised when the letters' looks change, so that files made before are not taken for them. */
const TEMPLATE = 'letter-pdf/1'

export interface Printing {
  /** All letters that may go out, one after another; null when none may. */
  pdf: Uint8Array | null
  printed: number
  /** Letters whose facts have moved; they were taken back. */
  withdrawn: number
}

/**
 * The last gate before the printer (R6): each letter is checked against the facts under its client's lock, dated today and
 * kept as printed. One whose facts have moved is taken back, and the engine writes it anew where it still should. Letters
 * printed before come out again as they were.
 */
export async function printLetters(call: {
  businessId: string
  letterIds: readonly string[]
  actor: string
  now: Date
}): Promise<Printing> {
  const { businessId, letterIds, actor, now } = call
  const documents: LetterDocument[] = []
  let withdrawn = 0
  for (const id of new Set(letterIds)) {
    const outcome = await inTransaction((tx) => printOne(tx, { businessId, id, actor, now }))
    if (outcome === 'withdrawn') withdrawn += 1
    else if (outcome) documents.push(outcome)
  }
  const inOrder = documents.sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
  const pdf = inOrder.length > 0 ? await renderLettersPdf(inOrder) : null
  return { pdf, printed: documents.length, withdrawn }
}

async function printOne(
  tx: Tx,
  { businessId, id, actor, now }: { businessId: string; id: string; actor: string; now: Date },
): Promise<LetterDocument | 'withdrawn' | null> {
  const where = { businessId_id: { businessId, id } }
  const found = await tx.letter.findUnique({
    where,
    select: { clientId: true, client: { select: { business: { select: { timeZone: true } } } } },
  })
  if (!found) return null
  const { clientId, client } = found
  await lockClient(tx, businessId, clientId)
  const letter = await tx.letter.findUniqueOrThrow({
    where,
    select: { state: true, createdAt: true, printedAt: true, answerBy: true, words: true },
  })
  const dayOf = (at: Date) => todayIn(client.business.timeZone, instantOf(at))
  const today = dayOf(now)
  if (letter.state === 'printed') return loadLetterDocument(tx, businessId, id, dayOf(letter.printedAt ?? now))
  if (letter.state !== 'ready') return null

  const trouble = (await letterTroubles(tx, businessId, [id], now)).get(id)
  if (trouble) {
    await withdrawLetter(tx, { businessId, id, clientId }, trouble, now)
    return 'withdrawn'
  }
  const document = await loadLetterDocument(tx, businessId, id, today)
  if (!document) return null
  const given = letter.answerBy && dayFromColumn(letter.answerBy)
  const answerBy = given && answerByOf(given, dayOf(letter.createdAt), today)
  const kept = letter.words as unknown as KeptLetter
  const content = given && answerBy ? redate(kept, given, answerBy) : kept
  const sheets: LetterDocument = { ...document, content, answerBy: answerBy && answerBy.toString() }
  const pdf = await renderLettersPdf([sheets])
  const fileHash = await storeFile(tx, businessId, describe(sheets), 'application/pdf', async () => pdf, now)
  const data = {
    ...{ fileHash, printedAt: now, subject: content.subject },
    words: { ...kept, ...content } as unknown as Prisma.InputJsonObject,
    answerBy: answerBy && dayToColumn(answerBy),
  }
  await moveLetter(tx, { businessId, id }, 'print', { actor, now, data, sha256: sha256(pdf) })
  return sheets
}

function describe({ logo, ...document }: LetterDocument): string {
  const logoHash = logo ? createHash('sha256').update(logo.bytes).digest('hex') : ''
  return `${TEMPLATE} ${logoHash} ${JSON.stringify(document)}`
}

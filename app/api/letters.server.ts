import { z } from 'zod'
import { letterStates } from '#app/domain/letter/letter-state.ts'
import { letterKinds } from '#app/domain/words/template-kinds.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { approveLetter } from '#app/features/letters/approve-letter.server.ts'
import { cancelLetter } from '#app/features/letters/cancel-letter.server.ts'
import { markPosted } from '#app/features/letters/mark-posted.server.ts'
import { printLetters } from '#app/features/letters/print-letters.server.ts'
import { dayOut, DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { caseQuery, newestOf, page, pageOf } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const LetterSchema = z
  .strictObject({
    id: z.uuid(),
    number: z.int().nullable().meta({ description: 'Taken when it is approved.' }),
    clientId: z.uuid(),
    invoiceId: z.uuid(),
    kind: z.enum(letterKinds),
    status: z.enum(letterStates).meta({ description: '`drafted` waits for approval, `ready` for the printer.' }),
    addressee: z.string(),
    subject: z.string(),
    answerBy: DayOutSchema.nullable(),
    createdAt: InstantOutSchema,
    printedAt: InstantOutSchema.nullable(),
    postedOn: DayOutSchema.nullable(),
    tracking: z.string().nullable(),
  })
  .meta({ id: 'Letter', description: 'A letter on paper. Its stage counts once it is in the post.' })

const columns = {
  ...{ id: true, number: true, clientId: true, invoiceId: true, kind: true, state: true, addressee: true },
  ...{ subject: true, answerBy: true, createdAt: true, printedAt: true, postedOn: true, tracking: true },
} as const satisfies Prisma.LetterSelect

type Row = Prisma.LetterGetPayload<{ select: typeof columns }>

const letterOut = ({ state, kind, ...row }: Row): z.output<typeof LetterSchema> => ({
  ...row,
  kind: kind as z.output<typeof LetterSchema>['kind'],
  status: state,
  answerBy: row.answerBy && dayOut(row.answerBy),
  createdAt: row.createdAt.toISOString(),
  printedAt: row.printedAt && row.printedAt.toISOString(),
  postedOn: row.postedOn && dayOut(row.postedOn),
})

const find = (businessId: string, id: string) =>
  prisma.letter.findUnique({ where: { businessId_id: { businessId, id } }, select: columns })

async function read(businessId: string, id: string): Promise<Outcome> {
  const row = await find(businessId, id)
  return row ? answer(letterOut(row)) : refusal(notFound('letter'))
}

export const letterOperations = [
  operation({
    id: 'listLetters',
    method: 'GET',
    path: '/letters',
    tag: 'letters',
    summary: 'Letters, the newest first',
    scope: 'read',
    query: caseQuery(letterStates),
    out: pageOf(LetterSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const rows = await prisma.letter.findMany({ ...newestOf(businessId, query), select: columns })
      return answer(page(rows, query, letterOut))
    },
  }),
  operation({
    id: 'getLetter',
    method: 'GET',
    path: '/letters/{id}',
    tag: 'letters',
    summary: 'One letter',
    scope: 'read',
    out: LetterSchema,
    handle: ({ caller: { businessId }, id }) => read(businessId, id),
  }),
  operation({
    id: 'approveLetter',
    method: 'POST',
    path: '/letters/{id}/approve',
    tag: 'letters',
    summary: 'Let a letter go to the printer',
    scope: 'write',
    out: LetterSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: letterId, now }) => {
      const approved = await approveLetter({ businessId, letterId, actor, now })
      if (approved.ok || approved.reason === 'not_found') return read(businessId, letterId)
      return refusal(problem('conflict', 'It does not wait for approval.'))
    },
  }),
  operation({
    id: 'printLetter',
    method: 'POST',
    path: '/letters/{id}/print',
    tag: 'letters',
    summary: 'Date a letter today and keep it as it is printed',
    description:
      'The facts are read again first; a letter whose facts have moved is taken back. `GET /letters/{id}/pdf` has the sheets.',
    scope: 'write',
    out: LetterSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, now }) => {
      if (!(await find(businessId, id))) return refusal(notFound('letter'))
      const { printed, withdrawn } = await printLetters({ businessId, letterIds: [id], actor, now })
      if (printed > 0) return read(businessId, id)
      const why = withdrawn > 0 ? 'Its facts have moved: it was taken back.' : 'It does not wait for the printer.'
      return refusal(problem('conflict', why))
    },
  }),
  operation({
    id: 'postLetter',
    method: 'POST',
    path: '/letters/{id}/post',
    tag: 'letters',
    summary: 'Say that a letter is in the post',
    description: 'Only now its stage is done, and the client counts as written to.',
    scope: 'write',
    body: z.strictObject({
      postedOn: DaySchema,
      tracking: lineOfText(100).nullish().meta({ description: 'Of a registered letter.' }),
    }),
    out: LetterSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { postedOn, tracking = null }, now }) => {
      if (!(await find(businessId, id))) return refusal(notFound('letter'))
      const posted = await markPosted({ businessId, letterIds: [id], postedOn, tracking, actor, now })
      if (posted.ok && posted.value > 0) return read(businessId, id)
      if (posted.ok) return refusal(problem('conflict', 'It was not printed yet, or is in the post already.'))
      const why = posted.reason === 'in_the_future' ? 'is still to come' : 'is before the day it was printed'
      return refusal(invalidField('postedOn', why))
    },
  }),
  operation({
    id: 'cancelLetter',
    method: 'POST',
    path: '/letters/{id}/cancel',
    tag: 'letters',
    summary: 'Do not send a letter',
    description: 'Its stage counts as skipped, with the reason on record.',
    scope: 'write',
    body: z.strictObject({ reason: lineOfText(300) }),
    out: LetterSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: letterId, body: { reason }, now }) => {
      const cancelled = await cancelLetter({ businessId, letterId, reason, actor, now })
      if (cancelled.ok || cancelled.reason === 'not_found') return read(businessId, letterId)
      return refusal(problem('conflict', 'It is in the post, or was called off before.'))
    },
  }),
]

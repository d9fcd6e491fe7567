import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { readDraft } from '#app/db/read/approvals.server.ts'
import { approveMany } from '#app/features/approvals/approve-many.server.ts'
import { editDraft } from '#app/features/approvals/edit-draft.server.ts'
import type { EditRefusal } from '#app/features/approvals/edit-draft.server.ts'
import { skipDraft } from '#app/features/approvals/skip-draft.server.ts'
import { undoApproval } from '#app/features/approvals/undo-approval.server.ts'
import { undoPostponement } from '#app/features/approvals/undo-postponement.server.ts'
import { undoSkip } from '#app/features/approvals/undo-skip.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { lineOfText, paragraph } from './text-schema.ts'

const DraftSchema = z
  .strictObject({
    messageId: z.uuid(),
    kind: z.string(),
    cause: z.string().nullable().meta({ description: 'Why it is due now.' }),
    reviewReason: z.string().nullable().meta({ description: 'Why it was written anew.' }),
    waitingSince: InstantOutSchema,
    isLate: z.boolean().meta({ description: 'It has waited longer than its policy allows.' }),
    words: z
      .strictObject({ subject: z.string(), body: z.string(), personalLine: z.string().nullable() })
      .nullable()
      .meta({ description: 'Ready for editing; null for a mail that nobody edits.' }),
  })
  .meta({ id: 'Draft', description: 'A mail that waits for a decision.' })

const WordsSchema = z
  .strictObject({
    subject: lineOfText(300),
    body: paragraph(10_000).meta({ description: 'Paragraphs with an empty line between them; plain text.' }),
    personalLine: lineOfText(500).nullish(),
    isConfirmed: z
      .boolean()
      .default(false)
      .meta({ description: 'True: keep words that do not belong in such a mail.' }),
  })
  .meta({ id: 'DraftWords' })

const EditedSchema = z
  .strictObject({
    draft: DraftSchema,
    isSaved: z.boolean().meta({ description: 'False: look at `flags`, then send it again with `isConfirmed`.' }),
    flags: z.array(
      z.strictObject({
        kind: z.enum(['blame', 'threat', 'ultimatum', 'capitals', 'exclamation', 'missing']),
        excerpt: z.string(),
        instead: z.string().meta({ description: 'What to write instead.' }),
      }),
    ),
  })
  .meta({ id: 'EditedDraft' })

const DecidedSchema = z
  .strictObject({ messageId: z.uuid(), status: z.string().meta({ description: 'Of the mail, as `Message` has it.' }) })
  .meta({ id: 'DecidedDraft' })

const gone = problem('conflict', 'It waits for no decision: it was decided or taken back.')

async function readOut(businessId: string, id: string, now: Date): Promise<z.output<typeof DraftSchema> | null> {
  const draft = await readDraft(businessId, id, now)
  if (!draft) return null
  const { kind, cause, reviewReason, waitingSince, isLate, words } = draft
  return {
    ...{ messageId: id, kind, cause, reviewReason, isLate, waitingSince: waitingSince.toISOString() },
    words: words && { subject: words.subject, body: words.body, personalLine: words.personalLine },
  }
}

async function decided(businessId: string, messageId: string): Promise<Outcome> {
  const where = { businessId_id: { businessId, id: messageId } }
  const row = await prisma.outboxMessage.findUnique({ where, select: { state: true } })
  return row ? answer({ messageId, status: row.state }) : refusal(notFound('message'))
}

const editProblems: Record<EditRefusal, Problem> = {
  not_found: notFound('message'),
  gone,
  not_editable: problem('conflict', 'Nobody edits a mail of this kind.'),
  no_subject: invalidField('subject', 'must not be empty'),
  no_body: invalidField('body', 'must not be empty'),
}

const undoings = { approval: undoApproval, skip: undoSkip, postponement: undoPostponement }

export const draftOperations = [
  operation({
    id: 'getDraft',
    method: 'GET',
    path: '/messages/{id}/draft',
    tag: 'reminders',
    summary: 'What waits for a decision, with its words',
    scope: 'read',
    out: DraftSchema,
    handle: async ({ caller: { businessId }, id, now }) => {
      const draft = await readOut(businessId, id, now)
      return draft ? answer(draft) : refusal(notFound('draft'))
    },
  }),
  operation({
    id: 'editDraft',
    method: 'POST',
    path: '/messages/{id}/edit',
    tag: 'reminders',
    summary: 'Put words of one’s own into a draft',
    description: 'Amounts, links and days stay as they are. What is approved afterwards is what is sent.',
    scope: 'write',
    body: WordsSchema,
    out: EditedSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: messageId, body, now }) => {
      const { subject, personalLine, isConfirmed } = body
      const edit = { subject, body: body.body, personalLine: personalLine ?? '' }
      const edited = await editDraft({ businessId, messageId, edit, isConfirmed, actor, now })
      if (!edited.ok) return refusal(editProblems[edited.reason])
      const draft = await readOut(businessId, messageId, now)
      return draft ? answer({ draft, ...edited.value }) : refusal(gone)
    },
  }),
  operation({
    id: 'approveDrafts',
    method: 'POST',
    path: '/messages/approve',
    tag: 'reminders',
    summary: 'Let several drafts go out',
    description: 'Each on its own: one whose facts have moved is taken back and holds up none of the others.',
    scope: 'write',
    body: z.strictObject({ ids: z.array(z.uuid()).min(1, 'must name a mail').max(200, 'must name at most 200 mails') }),
    out: z
      .strictObject({
        approvedIds: z.array(z.uuid()),
        moved: z.int().meta({ description: 'Taken back, to be written anew where they are still due.' }),
        gone: z.int().meta({ description: 'Decided before, or not there.' }),
      })
      .meta({ id: 'Approvals' }),
    handle: async ({ caller: { businessId }, actor, body: { ids }, now }) => {
      const { approvedIds, moved, gone: late } = await approveMany({ businessId, messageIds: ids, actor, now })
      return answer({ approvedIds, moved, gone: late })
    },
  }),
  operation({
    id: 'skipDraft',
    method: 'POST',
    path: '/messages/{id}/skip',
    tag: 'reminders',
    summary: 'Do not send a draft, such as the summary of a call',
    description: 'Of a reminder its stage counts as taken, with the reason on record.',
    scope: 'write',
    body: z.strictObject({ reason: lineOfText(300) }),
    out: DecidedSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: messageId, body: { reason }, now }) => {
      const skipped = await skipDraft({ businessId, messageId, reason, actor, now })
      return skipped.ok || skipped.reason === 'not_found' ? decided(businessId, messageId) : refusal(gone)
    },
  }),
  operation({
    id: 'undoDraftDecision',
    method: 'POST',
    path: '/messages/{id}/undo',
    tag: 'reminders',
    summary: 'Take a decision about a draft back, a moment later',
    description: 'While the mail has not left the house and nothing followed from the decision.',
    scope: 'write',
    body: z.strictObject({ decision: z.enum(['approval', 'skip', 'postponement']) }),
    out: DecidedSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: messageId, body: { decision }, now }) => {
      const undone = await undoings[decision]({ businessId, messageId, actor, now })
      if (undone.ok || undone.reason === 'not_found') return decided(businessId, messageId)
      return refusal(problem('conflict', 'It is too late: it has left the house, or the decision is too old.'))
    },
  }),
]

import { z } from 'zod'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import type { ToneFlag } from '#app/domain/dunning/tone-check.ts'
import { approveMany } from '#app/features/approvals/approve-many.server.ts'
import { approveMessage } from '#app/features/approvals/approve-message.server.ts'
import { editDraft } from '#app/features/approvals/edit-draft.server.ts'
import { postponeDraft } from '#app/features/approvals/postpone-draft.server.ts'
import { skipDraft } from '#app/features/approvals/skip-draft.server.ts'
import { undoApproval } from '#app/features/approvals/undo-approval.server.ts'
import { undoPostponement } from '#app/features/approvals/undo-postponement.server.ts'
import { undoSkip } from '#app/features/approvals/undo-skip.server.ts'

/** What became of a decision: done, with what the next page says of it, or what is wrong with which field. */
export type Decided =
  | {
      readonly kind: 'done'
      readonly said: Readonly<Record<string, string>>
      readonly of?: readonly string[]
      readonly stays?: true
    }
  | {
      readonly kind: 'refused'
      readonly intent: string
      readonly messageId: string
      readonly errors: Readonly<Record<string, string[]>>
      /** Words that were not saved, because they want a second thought. */
      readonly flags: readonly ToneFlag[]
      /** What stood in the form. */
      readonly typed: Readonly<Record<string, string>>
    }

interface Decision {
  readonly staff: Staff
  readonly form: FormData
  readonly now: Date
}

/** `of` names the mails that the decision was about, where it can be undone. */
const said = (word: string, more: Record<string, string> = {}, of: readonly string[] = []): Decided => ({
  kind: 'done',
  said: { said: word, ...more },
  of,
})

/** An approved mail stays in the house for this long at least, so that one can think again. */
const restSeconds = 10
const gone = said('gone')

const One = z.object({ message: z.uuid() })
const idsOf = (form: FormData) => z.array(z.uuid()).max(100).safeParse(form.getAll('message')).data ?? []

async function approve({ staff, form, now }: Decision): Promise<Decided> {
  const messageId = One.parse(Object.fromEntries(form)).message
  const { businessId } = staff
  const approved = await approveMessage({ businessId, messageId, actor: actorOf(staff), now, restSeconds })
  if (approved.ok) return said('approved', { at: approved.value.sendAt.toISOString() }, [messageId])
  return approved.reason === 'moved' || approved.reason === 'aged' ? said(approved.reason) : gone
}

async function approveChosen({ staff, form, now }: Decision): Promise<Decided> {
  const messageIds = idsOf(form)
  if (messageIds.length === 0) return said('none')
  const { businessId } = staff
  const done = await approveMany({ businessId, messageIds, actor: actorOf(staff), now, restSeconds })
  const { approved, moved, gone: late, approvedIds } = done
  return said('many', { approved: `${approved}`, moved: `${moved}`, gone: `${late}` }, approvedIds)
}

const Edit = One.extend({
  subject: z.string().max(300, 'Please use fewer words.'),
  body: z.string().max(10_000, 'Please use fewer words.'),
  personalLine: z.string().max(500, 'Please use fewer words.').default(''),
  confirm: z.literal('yes').optional(),
})

const editProblems: Record<'no_subject' | 'no_body', Record<string, string[]>> = {
  no_subject: { subject: ['Please write a subject.'] },
  no_body: { body: ['Please write at least one sentence.'] },
}

async function edit({ staff, form, now }: Decision): Promise<Decided> {
  const parsed = Edit.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refused('edit', form, z.flattenError(parsed.error).fieldErrors)
  const { message: messageId, confirm, ...words } = parsed.data
  const call = { businessId: staff.businessId, messageId, actor: actorOf(staff), now }
  const edited = await editDraft({ ...call, edit: words, isConfirmed: confirm === 'yes' })
  if (edited.ok) {
    return edited.value.isSaved
      ? { kind: 'done', said: { said: 'edited' }, stays: true }
      : refused('edit', form, {}, edited.value.flags)
  }
  const { reason } = edited
  return reason === 'no_subject' || reason === 'no_body' ? refused('edit', form, editProblems[reason]) : gone
}

const Skip = One.extend({
  reason: z.string().trim().min(1, 'Please say why, so that everyone knows.').max(300, 'Please use fewer words.'),
})

async function skip({ staff, form, now }: Decision): Promise<Decided> {
  const parsed = Skip.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refused('skip', form, z.flattenError(parsed.error).fieldErrors)
  const { message: messageId, reason } = parsed.data
  const { businessId } = staff
  const skipped = await skipDraft({ businessId, messageId, reason, actor: actorOf(staff), now })
  return skipped.ok ? said('skipped', {}, [messageId]) : gone
}

async function postpone({ staff, form, now }: Decision): Promise<Decided> {
  const { message: messageId } = One.parse(Object.fromEntries(form))
  const until = parseDay(String(form.get('until')))
  if (!until) return refused('postpone', form, { until: ['This is not a day.'] })
  const { businessId } = staff
  const put = await postponeDraft({ businessId, messageId, until, actor: actorOf(staff), now })
  if (put.ok) return said('postponed', { until: until.toString() }, [messageId])
  const badDay = { until: ['Please give a day from tomorrow on, within 60 days.'] }
  return put.reason === 'bad_day' ? refused('postpone', form, badDay) : gone
}

const undo =
  (verb: typeof undoApproval) =>
  async ({ staff, form, now }: Decision): Promise<Decided> => {
    const { businessId } = staff
    let back = 0
    for (const messageId of new Set(idsOf(form))) {
      if ((await verb({ businessId, messageId, actor: actorOf(staff), now })).ok) back += 1
    }
    const isDraft = verb === undoApproval && back > 0
    return { ...said(back > 0 ? 'undone' : 'undo-late', { back: `${back}` }), ...(isDraft && { stays: true }) }
  }

const refused = (
  intent: string,
  form: FormData,
  errors: Record<string, string[] | undefined>,
  flags: readonly ToneFlag[] = [],
): Decided => ({
  ...{ kind: 'refused', intent, messageId: String(form.get('message')), flags },
  typed: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
  errors: Object.fromEntries(Object.entries(errors).flatMap(([field, texts]) => (texts ? [[field, texts]] : []))),
})

const intents: Record<string, (decision: Decision) => Promise<Decided>> = {
  approve,
  'approve-chosen': approveChosen,
  edit,
  skip,
  postpone,
  'undo-approval': undo(undoApproval),
  'undo-skip': undo(undoSkip),
  'undo-postponement': undo(undoPostponement),
}

/** Intents that speak of several mails at once. */
const ofMany = ['approve-chosen', 'undo-approval', 'undo-skip', 'undo-postponement']

/** Carries out what the form asks for; null where it asks for nothing there is. */
export async function decide(decision: Decision): Promise<Decided | null> {
  const intent = String(decision.form.get('intent'))
  const run = intents[intent]
  if (!run || (!ofMany.includes(intent) && !One.safeParse(Object.fromEntries(decision.form)).success)) return null
  return run(decision)
}

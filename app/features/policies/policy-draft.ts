import { exponentOf, isCurrency } from '#app/domain/currency.ts'
import type { PolicyFault } from '#app/domain/dunning/check-policy.ts'
import {
  attachments,
  channels,
  recipientRoles,
  stageKeys,
  stageName,
  tones,
} from '#app/domain/dunning/dunning-policy.ts'
import type { Channel, DunningPolicy, DunningStage } from '#app/domain/dunning/dunning-policy.ts'
import { toDecimalString } from '#app/domain/money.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'

type Amounts = Readonly<Record<string, string>>

/** A step as a form holds it: text as typed. */
export interface StageDraft {
  /** Empty for a new one. */
  readonly id: string
  readonly key: string
  readonly offsetDays: string
  readonly channel: string
  readonly tone: string
  readonly needsApproval: boolean
  readonly alongside: string
  readonly copyTo: readonly string[]
  readonly attach: string
  readonly answerWithinDays: string
  readonly chargesInterest: boolean
  readonly fee: Amounts
}

export const numberFields = [
  'everyDays',
  'times',
  'minGapDays',
  'firstSendGraceDays',
  'maxContactsPerWeek',
  'untouchedDays',
  'draftFlagDays',
] as const
type NumberField = (typeof numberFields)[number]

/** A policy as a form holds it, its steps in the order of their days. */
export interface PolicyDraft extends Readonly<Record<NumberField, string>> {
  readonly name: string
  readonly version: number
  readonly stages: readonly StageDraft[]
  readonly smallBalances: Amounts
}

export function draftOf(policy: DunningPolicy, name: string, version: number): PolicyDraft {
  const { stages, repeat, smallBalances } = policy
  return {
    name,
    version,
    stages: stages.map(stageDraftOf),
    everyDays: repeat ? String(repeat.everyDays) : '',
    times: repeat ? String(repeat.times) : '',
    minGapDays: String(policy.minGapDays),
    firstSendGraceDays: String(policy.firstSendGraceDays),
    maxContactsPerWeek: String(policy.maxContactsPerWeek),
    untouchedDays: String(policy.untouchedDays),
    draftFlagDays: String(policy.draftFlagDays),
    smallBalances: typed(smallBalances),
  }
}

const stageDraftOf = (stage: DunningStage): StageDraft => ({
  id: String(stage.id),
  key: stage.key,
  offsetDays: String(stage.offsetDays),
  channel: stage.channel,
  tone: stage.tone,
  needsApproval: stage.needsApproval,
  alongside: stage.alongside ?? '',
  copyTo: stage.copyTo ?? [],
  attach: stage.attach ?? 'invoice',
  answerWithinDays: stage.answerWithinDays === undefined ? '' : String(stage.answerWithinDays),
  chargesInterest: stage.chargesInterest ?? false,
  fee: typed(stage.fee ?? {}),
})

const typed = (amounts: Readonly<Record<string, bigint>>): Amounts =>
  Object.fromEntries(
    Object.entries(amounts).map(([currency, minor]) => [currency, toDecimalString({ minor, currency })]),
  )

const dayOf = ({ offsetDays }: StageDraft): number => (offsetDays.trim() === '' ? Number.NaN : Number(offsetDays))

/** A step without a day stands last. */
const inOrder = (stages: readonly StageDraft[]): StageDraft[] =>
  stages.toSorted((a, b) => (Number.isNaN(dayOf(a)) ? 1 : Number.isNaN(dayOf(b)) ? -1 : dayOf(a) - dayOf(b)))

/** The draft as the form sends it: fields `stages.0.key` and so on. */
export function readDraft(form: FormData): PolicyDraft {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const amounts = (prefix: string): Amounts =>
    Object.fromEntries(
      [...form.keys()]
        .filter((name) => name.startsWith(`${prefix}.`) && isCurrency(name.slice(prefix.length + 1)))
        .map((name) => [name.slice(prefix.length + 1), text(name)]),
    )
  const stages: StageDraft[] = []
  for (let n = 0; form.has(`stages.${n}.offsetDays`); n += 1) {
    const at = `stages.${n}`
    const key = text(`${at}.key`)
    stages.push({
      id: text(`${at}.id`),
      key,
      offsetDays: text(`${at}.offsetDays`),
      // The gate is the owner's, whatever the field beside it says.
      channel: key === 'gate' ? 'owner' : text(`${at}.channel`),
      tone: text(`${at}.tone`),
      needsApproval: form.has(`${at}.needsApproval`) && key !== 'gate',
      alongside: text(`${at}.alongside`),
      copyTo: form.getAll(`${at}.copyTo`).map(String),
      attach: text(`${at}.attach`),
      answerWithinDays: text(`${at}.answerWithinDays`),
      chargesInterest: form.has(`${at}.chargesInterest`),
      fee: amounts(`${at}.fee`),
    })
  }
  const numbers = Object.fromEntries(numberFields.map((field) => [field, text(field)])) as Record<NumberField, string>
  const version = Number(text('version'))
  return { name: text('name'), version, ...numbers, stages: inOrder(stages), smallBalances: amounts('smallBalances') }
}

/** The policy a draft describes, with what could not be understood; what cannot stand is `checkPolicy`'s to say. */
export function policyOf(draft: PolicyDraft): { policy: DunningPolicy; faults: PolicyFault[] } {
  const faults: PolicyFault[] = []
  const amounts = (typedAmounts: Amounts, field: string) => {
    const read = Object.entries(typedAmounts).flatMap(([currency, text]) => {
      if (text === '') return []
      const amount = parseTypedAmount(text, currency)
      if (amount.ok) return [[currency, amount.value.minor] as const]
      const example = exponentOf(currency) === 0 ? '40' : '40.00'
      faults.push({ field, message: `Write the amount in ${currency} such as ${example}.` })
      return []
    })
    return Object.fromEntries(read)
  }
  const stages = draft.stages.map((stage, n): DunningStage => {
    const fee = amounts(stage.fee, `stages.${n}.fee`)
    const copyTo = recipientRoles.filter((role) => stage.copyTo.includes(role))
    const attach = choice(attachments, stage.attach)
    const beside = besideOf(stage)
    return {
      id: stage.id === '' ? 0 : Number(stage.id),
      key: choice(stageKeys, stage.key),
      offsetDays: dayOf(stage),
      channel: choice(channels, stage.channel),
      tone: choice(tones, stage.tone),
      needsApproval: stage.needsApproval,
      ...(beside && { alongside: beside }),
      ...(copyTo.length > 0 && { copyTo }),
      ...(attach !== 'invoice' && { attach }),
      ...(Object.keys(fee).length > 0 && { fee }),
      ...(stage.chargesInterest && { chargesInterest: true }),
      ...(stage.answerWithinDays !== '' && { answerWithinDays: Number(stage.answerWithinDays) }),
    }
  })
  const repeats = draft.everyDays !== '' || draft.times !== ''
  const number = (field: NumberField) => (draft[field] === '' ? Number.NaN : Number(draft[field]))
  const policy = {
    stages,
    repeat: repeats ? { everyDays: number('everyDays'), times: number('times') } : null,
    minGapDays: number('minGapDays'),
    firstSendGraceDays: number('firstSendGraceDays'),
    maxContactsPerWeek: number('maxContactsPerWeek'),
    smallBalances: amounts(draft.smallBalances, 'smallBalances'),
    untouchedDays: number('untouchedDays'),
    draftFlagDays: number('draftFlagDays'),
  }
  return { policy, faults }
}

/** The form offers nothing else; whoever sends something else gets the first. */
const choice = <T extends string>(choices: readonly [T, ...T[]], text: string): T =>
  choices.find((each) => each === text) ?? choices[0]

/** One more step, in the middle of the widest gap after the due date, in the words of the step before it. */
export function withStageAdded(draft: PolicyDraft): { draft: PolicyDraft; index: number } {
  const later = draft.stages.filter((stage) => dayOf(stage) > 0)
  const gaps = later.slice(1).map((stage, n) => ({ before: later[n], days: dayOf(stage) - dayOf(later[n] ?? stage) }))
  const widest = gaps.toSorted((a, b) => b.days - a.days)[0]
  const model = widest?.before ?? draft.stages.findLast(({ channel }) => channel !== 'owner')
  const day = widest && model ? dayOf(model) + Math.floor(widest.days / 2) : (model ? Math.max(0, dayOf(model)) : 0) + 7
  const added: StageDraft = { ...(model ?? bare), id: '', offsetDays: String(day), alongside: '', fee: {} }
  const stages = inOrder([...draft.stages, added])
  return { draft: { ...draft, stages }, index: stages.indexOf(added) }
}

const bare: StageDraft = {
  ...{ id: '', key: 'first_follow_up', offsetDays: '', channel: 'email', tone: 'polite', needsApproval: false },
  ...{ alongside: '', copyTo: [], attach: 'invoice', answerWithinDays: '', chargesInterest: false, fee: {} },
}

export const withStageRemoved = (draft: PolicyDraft, index: number): PolicyDraft => ({
  ...draft,
  stages: draft.stages.filter((_, n) => n !== index),
})

/** What a picture of the draft shows; steps whose day is not yet typed are left out. */
export const stepsOf = (draft: Pick<PolicyDraft, 'stages'>) =>
  draft.stages
    .filter((stage) => Number.isInteger(dayOf(stage)))
    .map((stage) => ({
      days: dayOf(stage),
      name: nameOf(stage),
      channel: choice<Channel>(channels, stage.channel),
      needsApproval: stage.needsApproval,
      alongside: besideOf(stage) ?? null,
    }))

const besideOf = ({ alongside }: StageDraft) => (['phone', 'letter'] as const).find((each) => each === alongside)

/** "First follow-up". */
export const nameOf = ({ key }: Pick<StageDraft, 'key'>): string =>
  stageName(choice(stageKeys, key)).replace(/^./, (first) => first.toUpperCase())

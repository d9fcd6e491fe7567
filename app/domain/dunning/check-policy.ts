import { isCurrency } from '../currency.ts'
import { isReasonableAmount } from '../money.ts'
import { levelOf, stageName } from './dunning-policy.ts'
import type { DunningPolicy, DunningStage } from './dunning-policy.ts'

/** `field` is `minGapDays`, `repeat.everyDays` or, of the second stage, `stages.1.offsetDays`. */
export interface PolicyFault {
  readonly field: string
  readonly message: string
}

const STAGES_MAX = 30
const EARLIEST = -60
const LATEST = 365
/** Whoever is told of a next step has two weeks to answer it. */
const ANSWER_MIN = 14

const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most

/** Everything that cannot stand in a policy, by field and in plain words; empty for a good one. Stages come in ascending offset. */
export function checkPolicy(policy: DunningPolicy): PolicyFault[] {
  return [
    ...checkLadder(policy.stages),
    ...policy.stages.flatMap((stage, index) =>
      [...checkStage(stage), ...checkBesideNext(stage, policy.stages[index + 1])].map(({ field, message }) => ({
        field: `stages.${index}.${field}`,
        message,
      })),
    ),
    ...checkSpacing(policy),
    ...checkAmounts(policy.smallBalances).map((message) => ({ field: 'smallBalances', message })),
  ]
}

function checkLadder(stages: readonly DunningStage[]): PolicyFault[] {
  const messages = []
  if (!stages.some(({ channel }) => channel !== 'owner')) {
    messages.push('Keep at least one step that speaks to the client.')
  }
  if (stages.length > STAGES_MAX) messages.push(`Use at most ${STAGES_MAX} steps.`)
  if (new Set(stages.map(({ id }) => id)).size < stages.length) messages.push('Two steps have the same number.')
  return messages.map((message) => ({ field: 'stages', message }))
}

function checkStage(stage: DunningStage): PolicyFault[] {
  const { key, offsetDays, channel, answerWithinDays, fee } = stage
  const faults: PolicyFault[] = []
  const fault = (field: keyof DunningStage, message: string) => faults.push({ field, message })
  if (!isWhole(stage.id, 1, 1_000_000)) fault('id', 'A step’s number must be above zero.')
  if (!isWhole(offsetDays, EARLIEST, LATEST)) {
    fault('offsetDays', `Choose a day between ${-EARLIEST} days before and ${LATEST} days after the due date.`)
  } else if (key === 'courtesy' && offsetDays >= 0) {
    fault('offsetDays', 'A courtesy note announces the due date, so it goes out before it.')
  } else if (key === 'due_today' && offsetDays !== 0) {
    fault('offsetDays', 'The note on the due date goes out on that day: 0.')
  } else if (levelOf(key) > levelOf('due_today') && offsetDays <= 0) {
    fault('offsetDays', 'Words about a late invoice can only be said after the due date.')
  }
  if ((key === 'gate') !== (channel === 'owner')) {
    fault('channel', key === 'gate' ? 'The decision is yours: nothing is sent.' : 'Choose mail, call or letter.')
  }
  if (levelOf(key) <= levelOf('due_today') && channel !== 'email') {
    fault('channel', 'A note that announces the due date goes by mail: on any other way it may come too late.')
  }
  if (levelOf(key) <= levelOf('due_today') && stage.alongside) {
    fault('alongside', 'Before an invoice is late there is nothing to call or write a letter about.')
  }
  if (key === 'final_demand' && (answerWithinDays ?? 0) < ANSWER_MIN) {
    fault('answerWithinDays', `A final notice names a next step, so it gives at least ${ANSWER_MIN} days to answer.`)
  } else if (answerWithinDays !== undefined && !isWhole(answerWithinDays, 1, 90)) {
    fault('answerWithinDays', 'Give between 1 and 90 days to answer.')
  }
  if (stage.alongside && stage.alongside === channel) fault('alongside', 'The step itself is that already.')
  if (fee) faults.push(...checkAmounts(fee).map((message) => ({ field: 'fee', message })))
  return faults
}

function checkBesideNext(stage: DunningStage, next: DunningStage | undefined): PolicyFault[] {
  if (!next) return []
  const { offsetDays, key, answerWithinDays } = stage
  if (next.offsetDays === offsetDays) return [{ field: 'offsetDays', message: 'Two steps cannot share a day.' }]
  if (next.offsetDays < offsetDays) return [{ field: 'offsetDays', message: 'Steps come in the order of their days.' }]
  if (key === 'gate') return [{ field: 'offsetDays', message: 'Your decision comes last.' }]
  if (levelOf(next.key) < levelOf(key)) {
    const message = `The words would step back from “${stageName(key)}” to “${stageName(next.key)}”.`
    return [{ field: 'key', message }]
  }
  if (answerWithinDays !== undefined && next.offsetDays < offsetDays + answerWithinDays) {
    const day = offsetDays + answerWithinDays
    return [{ field: 'answerWithinDays', message: `The next step then comes on day ${day} at the earliest.` }]
  }
  return []
}

function checkSpacing({ repeat, ...policy }: DunningPolicy): PolicyFault[] {
  const granted = policy.stages.filter(({ channel }) => channel !== 'owner').at(-1)?.answerWithinDays ?? 0
  const ranges = [
    ['minGapDays', policy.minGapDays, 1, 30, 'Leave between 1 and 30 days between two contacts.'],
    ['firstSendGraceDays', policy.firstSendGraceDays, 0, 30, 'Choose between 0 and 30 days.'],
    ['maxContactsPerWeek', policy.maxContactsPerWeek, 1, 3, 'Between 1 and 3 a week: more would be pestering.'],
    ['untouchedDays', policy.untouchedDays, 1, 90, 'Choose between 1 and 90 days.'],
    ['draftFlagDays', policy.draftFlagDays, 1, 30, 'Choose between 1 and 30 days.'],
    ['repeat.everyDays', repeat?.everyDays ?? 3, 3, 90, 'Repeat every 3 to 90 days.'],
    ['repeat.times', repeat?.times ?? 1, 1, 24, 'Repeat between 1 and 24 times.'],
  ] as const
  const faults: PolicyFault[] = ranges.flatMap(([field, value, least, most, message]) =>
    isWhole(value, least, most) ? [] : [{ field, message }],
  )
  if (repeat && repeat.everyDays < granted) {
    const message = `The last step gives ${granted} days to answer: wait for them before it is said again.`
    faults.push({ field: 'repeat.everyDays', message })
  }
  return faults
}

function checkAmounts(amounts: Readonly<Record<string, bigint>>): string[] {
  return Object.entries(amounts).flatMap(([currency, minor]) => {
    if (!isCurrency(currency)) return [`${currency} is not a currency.`]
    if (minor < 0n || !isReasonableAmount({ minor, currency })) return [`Give a reasonable amount in ${currency}.`]
    return []
  })
}

import { formatDay } from '#app/domain/business-day.ts'
import type { Channel } from '#app/domain/dunning/dunning-policy.ts'
import type { TraceFate, TraceStep } from '#app/domain/dunning/trace-ladder.ts'
import { stageWords } from './next-step-words.ts'

/** A line of the trace: a stage, or several that were left out together, and what became of it. */
export interface TraceItem {
  name: string
  fate: TraceFate
  text: string
  /** The call or letter beside it. */
  beside: string | null
}

const done: Record<Channel, string> = { email: 'sent', letter: 'posted', phone: 'called', owner: 'put on your desk' }
const by: Record<Channel, string> = {
  email: 'by mail',
  letter: 'by letter',
  phone: 'by telephone',
  owner: 'on your desk',
}
const waits: Record<Channel, string> = {
  email: 'drafted, waits for your OK',
  letter: 'waits to be printed and posted',
  phone: 'waits for a call',
  owner: 'waits for your decision',
}

/** The ladder as it is shown; neighbours that were left out for one reason make one line. */
export function traceItems(steps: readonly TraceStep[], locale: string): TraceItem[] {
  const items: TraceItem[] = []
  let together = 0
  for (const [n, step] of steps.entries()) {
    const before = steps[n - 1]
    const isSame = step.fate === 'left_out' && before?.fate === 'left_out' && before.why === step.why
    together = isSame ? together + 1 : 1
    if (isSame) items.pop()
    const name = together > 1 ? `${together} steps` : stageWords(step.key)
    items.push({ name, fate: step.fate, text: textOf(step, locale), beside: besideText(step, locale) })
  }
  return items
}

function textOf({ channel, fate, on, why, needsApproval }: TraceStep, locale: string): string {
  const day = on ? formatDay(on, locale, 'short') : null
  const because = why ? `: ${why.replace(/[.\s]+$/, '')}` : ''
  switch (fate) {
    case 'said':
      return `${done[channel]} on ${day}${because}`
    case 'skipped':
      return `skipped on ${day}${because}`
    case 'left_out':
      return `left out${because}`
    case 'failed':
      return `did not arrive on ${day}`
    case 'waiting':
      return `${waits[channel]}, since ${day}`
    case 'under_way':
      return 'is on its way'
    case 'next':
      return `${day}, ${by[channel]}${needsApproval ? ', after your OK' : ''}${because}`
    case 'ahead':
      return day ? `not before ${day}` : 'when follow-up goes on'
  }
}

function besideText({ beside }: TraceStep, locale: string): string | null {
  if (!beside) return null
  const thing = beside.channel === 'phone' ? 'a call' : 'a letter'
  const verb = beside.channel === 'phone' ? 'made' : 'posted'
  return beside.on
    ? `with ${thing}, ${verb} on ${formatDay(beside.on, locale, 'short')}`
    : `with ${thing} that is still to be ${verb}`
}

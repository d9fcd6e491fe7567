import { stageKeys, stageName } from '#app/domain/dunning/dunning-policy.ts'
import type { Attach, Channel, RecipientRole, StageKey, Tone } from '#app/domain/dunning/dunning-policy.ts'

const capital = (text: string) => text.replace(/^./, (first) => first.toUpperCase())

export const kindLabels = Object.fromEntries(stageKeys.map((key) => [key, capital(stageName(key))])) as Record<
  StageKey,
  string
>

export const channelLabels = {
  email: 'Mail',
  phone: 'Call, put on your tasks',
  letter: 'Letter to print and post',
} satisfies Partial<Record<Channel, string>>

export const toneLabels: Record<Tone, string> = {
  friendly: 'Friendly',
  neutral: 'Neutral',
  light: 'Light',
  polite: 'Polite',
  firm: 'Firm',
  formal: 'Formal',
}

export const attachLabels: Record<Attach, string> = {
  invoice: 'The invoice',
  statement: 'A statement of all that is open',
  both: 'The invoice and a statement',
  none: 'Nothing',
}

/** The bill-to contact is always written to. */
export const roleLabels: Record<Exclude<RecipientRole, 'bill_to'>, string> = {
  cc: 'Those who get copies',
  approver: 'Who approves payments there',
  escalation: 'Whom to turn to in the end',
}

import type { Money } from '#app/domain/money.ts'

/** What kind of thing waits; the weightiest first, for those of one day. */
export const needKinds = [
  'sweep',
  'report',
  'reply',
  'dispute',
  'escalation',
  'help',
  'plan',
  'contact',
  'payment',
  'call',
  'draft',
  'promise',
  'bounce',
  'mail',
  'letter',
  'untouched',
  'other',
] as const
export type NeedKind = (typeof needKinds)[number]

/** One thing that waits for a person, with all that is needed to see what it is. */
export interface NeedItem {
  readonly key: string
  readonly kind: NeedKind
  readonly title: string
  /** YYYY-MM-DD by which it should be dealt with. */
  readonly by: string
  /** When it is to be dealt with, or since when it waits, in words. */
  readonly when: string | null
  /** What one should know before opening it. */
  readonly facts: readonly string[]
  /** What it is about, e.g. what is open or in question. */
  readonly amount: Money | null
  readonly client: { readonly id: string; readonly name: string; readonly phone: string | null } | null
  /** What one does about it, and where. */
  readonly verb: string
  readonly to: string
  /** What a single press does here; null: it takes more. */
  readonly press: { readonly label: string; readonly action: string; readonly fields: Record<string, string> } | null
}

/** By the day first, then by weight, then the larger sum first. */
export const inOrderOfNeed = (a: NeedItem, b: NeedItem): number =>
  a.by.localeCompare(b.by) ||
  needKinds.indexOf(a.kind) - needKinds.indexOf(b.kind) ||
  Number((b.amount?.minor ?? 0n) - (a.amount?.minor ?? 0n))

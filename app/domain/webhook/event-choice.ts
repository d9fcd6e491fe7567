import { timelineTypes } from '../timeline/describe-event.ts'

/** `invoice.issued` → `invoice`. */
const groupOf = (type: string): string => type.split('.', 1)[0] ?? ''

/** A test goes to the endpoint it is made for and to no other, so nobody chooses it. */
const chosen = timelineTypes.filter((type) => type !== 'webhook.test')

/** Every kind of event there is, with its types, both in alphabetical order. */
export const eventGroups: readonly { readonly group: string; readonly types: readonly string[] }[] = [
  ...new Set(chosen.map(groupOf)),
].map((group) => ({ group, types: chosen.filter((type) => groupOf(type) === group) }))

/** What an endpoint can ask for: `*`, a type, or every type of a kind, such as `invoice.*`. */
export const isEventChoice = (text: string): boolean =>
  text === '*' ||
  eventGroups.some(({ group, types }) => text === `${group}.*` || (types as readonly string[]).includes(text))

/** The same choice without what another part of it says already; `*` stands alone. */
export function tidyChoice(choices: readonly string[]): string[] {
  if (choices.includes('*')) return ['*']
  const single = [...new Set(choices)].toSorted()
  return single.filter((choice) => choice.endsWith('.*') || !single.includes(`${groupOf(choice)}.*`))
}

/** Whether an event of this type goes to who chose so. The trigger `fan_out_webhooks` says the same in SQL. */
export const choiceCovers = (choices: readonly string[], type: string): boolean =>
  choices.some((choice) => choice === '*' || choice === type || choice === `${groupOf(type)}.*`)

/** How the types begin that a choice stands for; null where it stands for one type. */
export const choicePrefix = (choice: string): string | null => (choice.endsWith('*') ? choice.slice(0, -1) : null)

import { oneLine } from '#app/domain/one-line.ts'

const NAME_MAX = 80

/** The name as it is kept; null for one that is empty or too long. */
export function policyName(typed: string): string | null {
  const name = oneLine(typed)
  return name && name.length <= NAME_MAX ? name : null
}

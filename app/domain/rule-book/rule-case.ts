/** The rules of the rule book that the domain decides. R20, R26 and R27 are decided at the edges and proved there. */
export const rules = [
  ...['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11', 'R12', 'R13', 'R14', 'R15', 'R16', 'R17'],
  ...['R18', 'R19', 'R21', 'R22', 'R23', 'R24', 'R25', 'R28'],
] as const
export type Rule = (typeof rules)[number]

/** One thing a rule says, and what the domain answers in that case. */
export interface RuleCase {
  readonly rule: Rule
  readonly says: string
  readonly found: () => unknown
  readonly expected: unknown
}

/** A table: every row is what the rule says, the case, and the answer. */
export const cases = <Given, Answer>(
  rule: Rule,
  answer: (given: Given) => Answer,
  rows: readonly (readonly [says: string, given: Given, expected: Answer])[],
): RuleCase[] => rows.map(([says, given, expected]) => ({ rule, says, found: () => answer(given), expected }))

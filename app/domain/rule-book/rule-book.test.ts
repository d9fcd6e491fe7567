import { describe, expect, test } from 'vitest'
import * as calendar from './calendar-cases.ts'
import * as catchUp from './catch-up-cases.ts'
import * as charge from './charge-cases.ts'
import * as digest from './digest-cases.ts'
import * as dispute from './dispute-cases.ts'
import * as ladder from './ladder-cases.ts'
import * as money from './money-cases.ts'
import * as payment from './payment-cases.ts'
import * as people from './people-cases.ts'
import * as plan from './plan-cases.ts'
import * as rest from './rest-cases.ts'
import { rules } from './rule-case.ts'
import type { RuleCase } from './rule-case.ts'
import * as terms from './terms-cases.ts'

const pages: Record<string, RuleCase[]>[] = [
  ladder,
  catchUp,
  digest,
  dispute,
  money,
  charge,
  payment,
  terms,
  calendar,
  rest,
  plan,
  people,
]
const book = pages.flatMap((page) => Object.values(page).flat())
const ofRule = (rule: string) => book.filter((each) => each.rule === rule)

describe.each(rules)('%s', (rule) => {
  test.each(ofRule(rule))('$says', ({ found, expected }) => expect(found()).toEqual(expected))
})

test('every rule that the domain decides is proved, by two hundred cases and more in all', () => {
  const counts = Object.fromEntries(rules.map((rule) => [rule, ofRule(rule).length]))
  expect(Object.entries(counts).filter(([, count]) => count < 3)).toEqual([])
  expect(book.length).toBeGreaterThanOrEqual(200)
})

test('no two cases of a rule say the same', () => {
  const said = book.map(({ rule, says }) => `${rule}: ${says}`)
  expect(said.filter((text, n) => said.indexOf(text) !== n)).toEqual([])
})

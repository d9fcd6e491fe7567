import { expect, test } from 'vitest'
import { isReportFoot } from './report-foot.ts'

test.each([
  ['TOTAL', true],
  ['Total for Acme', true],
  ['Grand total', true],
  ['Monday, November 23, 2026 01:46 PM GMT-05:00', true],
  ['Accrual Basis Wednesday, September 30, 2026 1:47 PM GMT+02:00', true],
  ['Total Fitness Ltd', false],
  ['11/23/2026', false],
  ['', false],
])('"%s": %s', (cell, isFoot) => expect(isReportFoot(cell)).toBe(isFoot))

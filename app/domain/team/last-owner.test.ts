import { expect, test } from 'vitest'
import { isLastOwner } from './last-owner.ts'

const nora = { userId: 'nora', role: 'owner' }
const bo = { userId: 'bo', role: 'owner' }
const cy = { userId: 'cy', role: 'collector' }

test.each([
  ['the only owner', [nora, cy], 'nora', true],
  ['one of two owners', [nora, bo, cy], 'nora', false],
  ['who is no owner', [nora, cy], 'cy', false],
  ['who does not belong', [nora], 'dee', false],
])('%s', (_who, members, userId, expected) => expect(isLastOwner(members, userId)).toBe(expected))

import { expect, test } from 'vitest'
import { exampleOf, fieldsOf, typeWords } from './schema-fields.ts'
import type { Schema } from './schema-fields.ts'

const money: Schema = {
  type: 'object',
  required: ['amount'],
  properties: { amount: { type: 'integer', examples: [12500] } },
}
const schemas = { Money: money }
const body: Schema = {
  type: 'object',
  required: ['total', 'lines'],
  properties: {
    total: { $ref: '#/components/schemas/Money' },
    note: { anyOf: [{ type: 'string' }, { type: 'null' }], description: 'For the client.' },
    lines: {
      type: 'array',
      items: { type: 'object', required: ['on'], properties: { on: { type: 'string', format: 'date' } } },
    },
    kind: { enum: ['a', 'b'] },
  },
}

test.each<[string, Schema, string]>([
  ['a named object by its name', { $ref: '#/components/schemas/Money' }, 'Money'],
  ['a choice by its words', { enum: ['a', 'b'] }, 'a | b'],
  ['a list by its elements', { type: 'array', items: { type: 'string', format: 'uuid' } }, 'list of uuid'],
  ['what may be null as both', { anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string or null'],
  ['what is not said as anything', {}, 'anything'],
])('%s', (_what, schema, words) => expect(typeWords(schema, schemas)).toBe(words))

test('fields within fields are named by their way', () =>
  expect(fieldsOf(body, schemas)).toEqual([
    { name: 'total', type: 'Money', isRequired: true, description: '' },
    { name: 'note', type: 'string or null', isRequired: false, description: 'For the client.' },
    { name: 'lines', type: 'list of object', isRequired: true, description: '' },
    { name: 'lines[].on', type: 'date', isRequired: true, description: '' },
    { name: 'kind', type: 'a | b', isRequired: false, description: '' },
  ]))

test('an example has what must be there', () =>
  expect(exampleOf(body, schemas)).toEqual({ total: { amount: 12500 }, lines: [{ on: '2026-12-31' }] }))

import { Ajv2020 } from 'ajv/dist/2020.js'
import * as addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { testEnvironment } from '#tests/support/database.ts'

Object.assign(process.env, testEnvironment('postgresql://nobody@127.0.0.1:9/none'))
const { describeWebhooks } = await import('#app/api/describe-webhooks.server.ts')
const { timelineTypes } = await import('#app/domain/timeline/describe-event.ts')
const { webhookPayload } = await import('#app/domain/webhook/webhook-payload.ts')

const { webhooks, schemas } = describeWebhooks() as unknown as {
  webhooks: Record<string, { post: { requestBody: { content: Record<string, { schema: object }> } } }>
  schemas: Record<string, object>
}
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default.default(ajv)
ajv.addSchema({ $id: 'openapi', components: { schemas } })
const schemaOf = (type: string): object => {
  const schema = webhooks[type]?.post.requestBody.content['application/json']?.schema
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components')) as object
}
const body = (type: string, data: object): unknown =>
  JSON.parse(
    webhookPayload({
      ...{ id: '01a20954-1c00-7000-8000-000000000000', at: new Date('2026-11-23T12:00:00Z'), type, data },
      ...{ actor: 'system', clientId: null, invoiceId: null },
    }),
  )

test('every type of event is described, with what is kept about it', () => {
  expect(Object.keys(webhooks)).toEqual(timelineTypes)
  const total = { amount: 100, currency: 'USD' }
  const issued = ajv.compile(schemaOf('invoice.issued'))
  expect(issued(body('invoice.issued', { number: '2041', total, dueOn: '2026-12-01' })), ajv.errorsText()).toBe(true)
  expect(issued(body('invoice.issued', { number: '2041' }))).toBe(false)
  expect(issued(body('invoice.issued', { number: '2041', total: 100, dueOn: '2026-12-01' }))).toBe(false)
  expect(issued(body('invoice.voided', { number: '2041', total, dueOn: '2026-12-01' }))).toBe(false)
  const plan = ajv.compile(schemaOf('plan.proposed'))
  expect(plan(body('plan.proposed', { planId: 'p', number: '1', by: 'somebody', total, count: 2 }))).toBe(false)
})

test('what is too long to be sent is described too, and so is what was taken out of the record', () => {
  const message = ajv.compile(schemaOf('dispute.message'))
  const long = { disputeId: 'd', number: '1', by: 'client', author: 'Ada', text: 'x'.repeat(70_000) }
  expect(message(body('dispute.message', long)), ajv.errorsText(message.errors)).toBe(true)
  expect(message(body('dispute.message', { ...long, text: '[removed]' })), ajv.errorsText(message.errors)).toBe(true)
})

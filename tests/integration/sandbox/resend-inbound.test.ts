import { Resend } from 'resend'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { haveVendorSpecs, noVendorSpecs, vendorSpecFaults } from '#tests/support/vendor-specs.ts'
import { runSandbox, type RunningSandbox } from './running-sandbox.ts'

let sandbox: RunningSandbox
let resend: Resend

beforeAll(async () => {
  sandbox = await runSandbox()
  resend = new Resend(sandbox.credentials.resendApiKey, { baseUrl: sandbox.urls.resend })
})
afterAll(() => sandbox.close())

const faults = (name: string, value: unknown) => vendorSpecFaults('resend', `#/components/schemas/${name}`, value)

test('a mail that comes in is reported without its words, read through the SDK and its file downloaded', async (context) => {
  context.skip(!haveVendorSpecs, noVendorSpecs)
  const { body } = await sandbox.control('POST /resend/inbound', {
    from: 'Ada <ada@client.test>',
    to: 'reply+x@reply.test',
    subject: 'Re: Invoice 2041',
    text: 'Paid yesterday.',
    headers: { 'in-reply-to': '<1@us.test>' },
    attachments: [{ filename: 'proof.txt', contentType: 'text/plain', content: Buffer.from('ok').toString('base64') }],
  })
  const [webhook] = await sandbox.webhooks('resend')
  expect(faults('EmailReceivedEvent', webhook?.event)).toEqual([])
  expect(webhook?.body).not.toContain('Paid yesterday')
  const verify = resend.webhooks.verify({
    payload: webhook?.body ?? '',
    headers: {
      id: String(webhook?.headers['svix-id']),
      timestamp: String(webhook?.headers['svix-timestamp']),
      signature: String(webhook?.headers['svix-signature']),
    },
    webhookSecret: sandbox.credentials.resendWebhookSecret,
  })
  expect(verify).toMatchObject({ type: 'email.received', data: { email_id: body.id } })

  const read = await resend.emails.receiving.get(body.id)
  expect(read.data).toMatchObject({
    ...{ from: 'Ada <ada@client.test>', text: 'Paid yesterday.', headers: { 'in-reply-to': '<1@us.test>' } },
    attachments: [{ filename: 'proof.txt', size: 2 }],
  })
  const files = await resend.emails.receiving.attachments.list({ emailId: body.id })
  expect(await (await fetch(files.data?.data[0]?.download_url ?? '')).text()).toBe('ok')
  expect((await resend.emails.receiving.get('none')).error).toMatchObject({ statusCode: 404, name: 'not_found' })
})

test('the account’s domains, with the records they want', async (context) => {
  context.skip(!haveVendorSpecs, noVendorSpecs)
  await sandbox.control('POST /resend/domains', { name: 'mail.northwind.test', receiving: true })
  const list = await resend.domains.list()
  expect(faults('ListDomainsResponse', list.data)).toEqual([])
  expect(list.data?.data.map(({ name }) => name)).toEqual(['dunwell.example', 'mail.northwind.test'])
  const one = await resend.domains.get(list.data?.data[1]?.id ?? '')
  expect(faults('Domain', one.data)).toEqual([])
  expect(one.data?.records.map(({ record, name, type }) => [record, name, type])).toEqual([
    ['SPF', 'send.mail', 'MX'],
    ['SPF', 'send.mail', 'TXT'],
    ['DKIM', 'resend._domainkey.mail', 'TXT'],
    ['Receiving', 'mail', 'MX'],
  ])
  expect((await resend.domains.get('none')).error).toMatchObject({ statusCode: 404 })
})

test('a quota that is used up', async () => {
  await sandbox.control('POST /faults', { provider: 'resend', path: '/emails', kind: 'quota' })
  const mail = { from: 'a@northwind.test', to: 'b@client.test', subject: 'x', text: 'x' }
  expect((await resend.emails.send(mail)).error).toMatchObject({ statusCode: 429, name: 'daily_quota_exceeded' })
  expect((await resend.emails.send(mail)).error).toBeNull()
})

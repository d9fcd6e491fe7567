import { afterAll, expect, test } from 'vitest'
import type { Work } from '#app/jobs/work.ts'
import { atLength } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { wordsOnPages } from '#tests/support/pdf-words.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
const { joinProcesses } = await import('#app/jobs/join-processes.server.ts')
const { sendMessages } = await import('#app/jobs/handlers/send-messages.server.ts')
const { prisma, now } = world
const { processId } = await joinProcesses('sender')
const work: Work = { processId, now, log: { guard: (_handler, _id, row) => row() } }
afterAll(() => world.close())

/** Everything by which a reader could tell whose mail it is. */
const houses = [
  {
    ...{ name: 'Aspen Works', email: 'desk@aspen.example', phone: '+1 212 555 0101', brandColor: '#0a5f2b' },
    ...{ postalAddress: '1 Aspen Street\nNew York', slug: 'aspen-works', domain: 'aspen-clients.example' },
  },
  {
    ...{ name: 'Birch Studio', email: 'desk@birch.example', phone: '+1 312 555 0202', brandColor: '#7a1230' },
    ...{ postalAddress: '2 Birch Avenue\nChicago', slug: 'birch-studio', domain: 'birch-clients.example' },
  },
] as const
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const marksOf = ({ name, email, phone, brandColor, slug, postalAddress }: (typeof houses)[number]) => [
  ...[name, email, phone, brandColor, `/brand/${slug}/`],
  postalAddress.split('\n')[0] ?? '',
]

test('R13: two businesses render and send at the same time: no mail bears a word, an address or the looks of the other', async () => {
  const CLIENTS = atLength(4, 25)
  const due = []
  for (const { domain, slug, ...looks } of houses) {
    const businessId = await makeBusiness(prisma, { slug })
    await prisma.business.update({
      where: { id: businessId },
      data: { ...looks, logo: PIXEL, logoType: 'image/png' },
    })
    for (let n = 0; n < CLIENTS; n += 1) {
      const number = `${slug}-${n}`
      await makeInvoice({ businessId, number, email: `c${n}@${domain}`, dueOn: '2026-11-16', now: now() })
      const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, number } })
      due.push({ businessId, clientId, place: n })
    }
  }
  // One of each business at the same time.
  for (let n = 0; n < CLIENTS; n += 1) {
    const pair = due.filter(({ place }) => place === n)
    await Promise.all(pair.map(({ businessId, clientId }) => queueReminder(businessId, clientId, now())))
  }
  while ((await prisma.outboxMessage.count({ where: { state: 'queued' } })) > 0) await sendMessages(work)

  for (const [n, house] of houses.entries()) {
    const [other] = houses.filter((_, m) => m !== n)
    if (!other) throw new Error('one house only')
    const mails = await world.mails(`@${house.domain}`)
    expect(mails).toHaveLength(CLIENTS)
    for (const mail of mails) {
      const [file] = mail.attachments
      const pdf = file && new Uint8Array(await (await fetch(file.url)).arrayBuffer())
      const paper = pdf
        ? wordsOnPages(pdf)
            .flat()
            .map(({ text }) => text)
            .join(' ')
        : ''
      const whole = JSON.stringify([mail.from, mail.replyTo, mail.cc, mail.subject, mail.headers, mail.html, mail.text])
      for (const mark of marksOf(house).slice(0, 5)) expect(whole.toLowerCase()).toContain(mark.toLowerCase())
      expect(mail.from).toContain(house.name)
      expect(paper).toContain(house.name)
      for (const mark of [...marksOf(other), other.slug, other.domain]) {
        expect(whole.toLowerCase()).not.toContain(mark.toLowerCase())
        expect(paper.toLowerCase()).not.toContain(mark.toLowerCase())
      }
    }
  }
})

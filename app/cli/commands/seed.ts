import { command, Refusal } from '../command.ts'

export const seedCommand = command({
  name: 'seed',
  summary: 'Make the demo business on an empty database',
  usage: '',
  help: 'Only while every provider is a stand-in, so that nobody real is written to.',
  options: {},
  usesProviders: true,
  async run() {
    const { env } = await import('#app/env.server.ts')
    if (!env.SANDBOX) throw new Refusal('The demo is for installations without real keys.')
    const { now } = await import('#app/clock.server.ts')
    const { seedDemo } = await import('#prisma/seed/seed-demo.server.ts')
    const seeded = await seedDemo(now())
    if (!seeded) throw new Refusal('There is a business already: the demo is made on an empty database only.')
    return { json: seeded, text: 'The demo business is there; demo-info says where.' }
  },
})

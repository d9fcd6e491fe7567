import { command } from '../command.ts'

export const rotateSecretCommand = command({
  name: 'rotate-secret',
  summary: 'Put what is kept under the new APP_SECRET, once every process has it',
  usage: '',
  help: [
    'Before: APP_SECRET is the new secret and APP_SECRET_PREVIOUS the old one, for every process and for this command.',
    'Nothing that was mailed stops working: links, reply addresses and second factors stay good, nobody is signed out.',
    'A day later, when this says that nothing needs the old secret any more, take APP_SECRET_PREVIOUS away.',
  ].join('\n'),
  options: {},
  async run() {
    const { env } = await import('#app/env.server.ts')
    const { now } = await import('#app/clock.server.ts')
    const { rotateSecret } = await import('#app/features/operations/rotate-secret.server.ts')
    const { renewDemo } = await import('#prisma/seed/renew-demo.server.ts')
    const done = await rotateSecret()
    const hasDemo = env.SANDBOX && (await renewDemo(now()))
    const { webhookSecrets, authenticators, mailsUnderWay } = done
    return {
      json: { ...done, demo: hasDemo },
      text: [
        `Under the new secret: ${webhookSecrets} webhook secrets and ${authenticators} authenticators that were not before.`,
        ...(hasDemo ? ['The demo has a new password and key: demo-info says them.'] : []),
        mailsUnderWay === 0
          ? 'Nothing that is under way needs the old one. APP_SECRET_PREVIOUS may go a day after the last process got the new one.'
          : `${mailsUnderWay} mails are under way that were written under the old one: leave APP_SECRET_PREVIOUS, and run this again later.`,
      ].join('\n'),
    }
  },
})

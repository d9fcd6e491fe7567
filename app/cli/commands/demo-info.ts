import { command, Refusal } from '../command.ts'

export const demoInfoCommand = command({
  name: 'demo-info',
  summary: 'Where the demo is: sign-in, portal pages, sandbox, API key',
  usage: '',
  options: {},
  usesProviders: true,
  async run() {
    const { env } = await import('#app/env.server.ts')
    const { demoCredentials } = await import('#prisma/seed/demo-credentials.ts')
    const { readDemoPortal } = await import('../demo-portal.ts')
    const { email, password, apiKey } = demoCredentials(env.APP_SECRET)
    const portal = env.SANDBOX ? await readDemoPortal(email) : null
    if (!portal) throw new Refusal('There is no demo here: npm start makes one on an empty embedded database.')
    const info = {
      admin: { url: `${env.PUBLIC_URL}/admin`, email, password },
      portal,
      sandbox: { url: `http://127.0.0.1:${env.SANDBOX_PORT ?? env.PORT + 1}` },
      api: { url: `${env.PUBLIC_URL}/api/v1`, key: apiKey },
    }
    const text = [
      `Admin    ${info.admin.url}   ${email}   ${password}`,
      ...portal.map(({ invoice, url }) => `Invoice  ${invoice}   ${url}`),
      `Sandbox  ${info.sandbox.url}`,
      `API      ${info.api.url}   ${apiKey}`,
    ]
    return { json: info, text: text.join('\n') }
  },
})

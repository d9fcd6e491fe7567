import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBuiltRoutes } from '#tests/support/built-routes.ts'
import { differences, readAllRows } from '#tests/support/database-rows.ts'
import { inTurns, knockAt, openDoors } from '#tests/support/doors.ts'
import type { Answer } from '#tests/support/doors.ts'
import { headerFaults } from '#tests/support/header-faults.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { until } from '#tests/support/worker-process.ts'

// What a browser can be led to send, and what none would: to the process that runs in production.
const doors = await openDoors()
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { makeLinkedInvoice } = await import('#tests/support/portal-link.ts')
const { url, knock, prisma } = doors
const EVIL = 'https://evil.example'
const PASSWORD = 'correct horse battery'
const email = 'owner@forged.example'
const client = 'client@forged.example'
let Cookie = ''
let token = ''

beforeAll(async () => {
  const businessId = await makeBusiness(prisma)
  const now = new Date()
  await createStaffUser({ name: 'Nora', email, password: PASSWORD, businessId, role: 'owner', now })
  Cookie = await doors.signIn(email, PASSWORD)
  const dueOn = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10)
  ;({ token } = await makeLinkedInvoice({ businessId, number: 'FORGED-1', email: client, dueOn, now }))
})
afterAll(() => doors.stop())

describe('forms of another site (CSRF)', () => {
  const forgeries: Record<string, Record<string, string>> = {
    'a foreign origin': { Origin: EVIL },
    'an origin that is hidden': { Origin: 'null' },
    'another site': { 'Sec-Fetch-Site': 'cross-site' },
    'a neighbour of the same site': { 'Sec-Fetch-Site': 'same-site' },
    'a foreign origin and the host to it': { Origin: EVIL, Host: 'evil.example' },
    'a foreign origin and the forwarded host to it': { Origin: EVIL, 'X-Forwarded-Host': 'evil.example' },
    'the right words in the wrong place': { Origin: `${EVIL}/${url}` },
  }
  const actions = readBuiltRoutes().filter(({ hasAction, name }) => hasAction && !/^(webhooks|api)\./.test(name))
  const addressOf = (pattern: string) =>
    pattern.replace(':token', token).replace(/:\w+\??/g, '018f5b1e-0000-7000-8000-000000000000')

  test('every route that changes anything refuses every one of them, by every method, also with a good session', async () => {
    const before = await readAllRows(doors.databaseUrl)
    let refused = 0
    await inTurns(actions, async ({ pattern }) => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        for (const [forgery, headers] of Object.entries(forgeries)) {
          const { status } = await knock(addressOf(pattern), {
            method,
            headers: { Cookie, ...headers },
            body: { intent: 'x' },
          })
          expect([method, pattern, forgery, status]).toEqual([method, pattern, forgery, 403])
          refused += 1
        }
      }
    })
    expect(refused).toBeGreaterThan(2_000)
    expect(differences(before, await readAllRows(doors.databaseUrl))).toEqual([])
  }, 120_000)

  test('our own forms pass, under every name of this machine and with the header browsers send', async () => {
    for (const headers of [
      { Origin: url },
      { Origin: url, 'Sec-Fetch-Site': 'same-origin' },
      { Origin: url.replace('localhost', '127.0.0.1'), Host: new URL(url).host.replace('localhost', '127.0.0.1') },
      { 'Sec-Fetch-Site': 'none' },
    ]) {
      const answer = await knock('/?index', { method: 'POST', headers, body: { number: '', email: '' } })
      expect([headers, answer.status]).toEqual([headers, 400])
    }
  })

  test('the API and the webhooks know nobody by a cookie, and no other site may read an answer', async () => {
    const asked = await knock('/api/v1/invoices', { headers: { Cookie, Origin: EVIL } })
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([401, undefined])
    const preflight = await knock('/api/v1/invoices', {
      method: 'OPTIONS',
      headers: {
        Origin: EVIL,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization',
      },
    })
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined()
    expect(
      (await knock('/webhooks/stripe', { method: 'POST', headers: { Cookie, Origin: EVIL }, body: '{}' })).status,
    ).toBe(400)
  })
})

describe('forged hosts', () => {
  const forged = {
    Host: 'evil.example',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    Forwarded: 'host=evil.example',
  }

  test('a mail, the way to a provider and every redirect name the installation, whatever the request did', async () => {
    const form = { number: 'FORGED-1', email: client }
    expect((await knock('/?index', { method: 'POST', headers: forged, body: form })).status).toBe(200)
    const worker = doors.start('worker')
    await until('the link is mailed', async () => (await doors.mails()).some(({ to }) => to.includes(client)))
    worker.kill('SIGTERM')
    for (const mail of await doors.mails()) {
      expect(JSON.stringify(mail)).not.toContain('evil.example')
      expect(mail.html).toContain(`${url}/p/`)
    }
    const paid = await knock(`/p/${token}/pay`, {
      method: 'POST',
      headers: forged,
      body: { method: 'card', choice: 'everything' },
    })
    expect([paid.status, new URL(paid.location).hostname]).toEqual([303, '127.0.0.1'])
    const hosted = await fetch(paid.location)
    const page = await hosted.text()
    expect([page.includes('evil.example'), page.includes(new URL(url).host)]).toEqual([false, true])
    for (const path of ['/admin', '/admin/invoices?q=1', `/p/${token}/account/methods`, '/sign-out']) {
      const { location } = await knock(path, { headers: forged })
      expect([path, new URL(location, url).origin]).toEqual([path, url])
    }
  }, 60_000)

  test('L2: the way to a provider does not carry the link, and no page tells a provider where one came from', async () => {
    const paid = await knock(`/p/${token}/pay`, { method: 'POST', body: { method: 'card', choice: 'everything' } })
    expect([paid.status, paid.location.includes(token)]).toEqual([303, false])
    expect(paid.headers['referrer-policy']).toBe('same-origin')
    const page = await knock(`/p/${token}`)
    expect(page.headers['referrer-policy']).toBe('same-origin')
    const elsewhere = [...page.text.matchAll(/\b(?:src|href|action)="(https?:[^"]+)"/g)].map(
      ([, address = '']) => address,
    )
    expect(elsewhere.filter((address) => !address.startsWith(url))).toEqual([])
  })
})

test('L1: every link of every mail and all its page leads to, opened three times, changes nothing but who looked', async () => {
  const addressesIn = (html: string) =>
    [...html.matchAll(/\b(?:href|src|action|formaction)="([^"]+)"/g)]
      .map(([, address = '']) => new URL(address.replaceAll('&amp;', '&'), url))
      .flatMap(({ origin, pathname, search }) => (origin === url ? [pathname + search] : []))
  const links = (await doors.mails()).flatMap(({ html }) => addressesIn(html))
  expect(links.filter((link) => link.startsWith('/p/')).length).toBeGreaterThan(0)
  const pages = await Promise.all([...links, `/p/${token}`].map((link) => knock(link)))
  const found = [...new Set([...links, ...pages.flatMap(({ text }) => addressesIn(text))])]
  expect(found.length).toBeGreaterThan(10)
  const before = await readAllRows(doors.databaseUrl)
  for (let time = 0; time < 3; time += 1) {
    await inTurns(found, async (address) => {
      for (const method of ['HEAD', 'GET']) {
        const { status } = await knock(address, { method })
        expect([address, method, status < 500]).toEqual([address, method, true])
      }
    })
  }
  const changed = differences(before, await readAllRows(doors.databaseUrl))
  expect(changed.filter((row) => !/^. (rate_limit|RateLimit) /.test(row))).toEqual([])
}, 60_000)

describe('open redirects', () => {
  const bait = [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https://evil.example/admin',
    'https:/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/admin\n//evil.example',
    '/\t/evil.example',
    ' //evil.example',
    '/admin/../../evil.example',
    '%2F%2Fevil.example',
    '/%2F/evil.example',
    '/admin@evil.example',
    '@evil.example',
    '.evil.example',
    '/admin\u0000//evil.example',
    '／／evil.example',
  ]
  const isOurs = ({ location }: Answer) => {
    const { origin, pathname } = new URL(location, url)
    return (
      origin === url && (pathname === '/admin' || pathname.startsWith('/admin/') || pathname.startsWith('/sign-in'))
    )
  }

  test.each(bait)('%j leads to the desk', async (next) => {
    const asked = `?next=${encodeURIComponent(next)}`
    const body = { email, password: PASSWORD }
    const answers = [
      await knock(`/sign-in${asked}`, { method: 'POST', body }),
      await knock(`/sign-in${asked}`, { headers: { Cookie } }),
      await knock(`/sign-in/code${asked}`, { headers: { Cookie } }),
      await knock(`/sign-in/code${asked}`, { method: 'POST', body: { code: '123456' } }),
    ]
    for (const answer of answers) {
      if (next.includes('\u0000') && answer.status === 400) continue
      expect([next, answer.status, isOurs(answer)]).toEqual([next, 302, true])
    }
    const form = await knock('/admin/views', {
      method: 'POST',
      headers: { Cookie },
      body: { intent: 'save', page: next, query: next, name: 'x' },
    })
    expect([form.status, form.location]).toEqual([400, ''])
  })

  test('an address that begins with two slashes leads nowhere else', async () => {
    for (const path of [
      '//evil.example',
      '//evil.example/%2e%2e',
      '/\\evil.example',
      '//evil.example/assets',
      '/assets//evil.example/..',
    ]) {
      const { location, status } = await knock(path)
      expect([path, status < 500, new URL(location, url).origin]).toEqual([path, true, url])
    }
  })
})

describe('requests nobody’s browser makes', () => {
  /** The status line of what is written to the socket as it stands. */
  const raw = (text: string): Promise<string> =>
    new Promise((answer, failed) => {
      const socket = connect(Number(new URL(url).port), 'localhost', () => socket.write(text))
      let received = ''
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        received += chunk
        if (received.includes('\r\n')) {
          socket.destroy()
          answer(received.split('\r\n')[0] ?? '')
        }
      })
      socket.on('error', failed)
      socket.on('close', () => answer('closed'))
    })
  const head = 'Host: localhost\r\nConnection: close\r\n'

  test.each([
    ['a whole address', `GET http://evil.example/admin HTTP/1.1\r\n${head}\r\n`, 400],
    ['an asterisk', `OPTIONS * HTTP/1.1\r\n${head}\r\n`, 400],
    ['TRACE', `TRACE / HTTP/1.1\r\n${head}\r\n`, 405],
    ['PROPFIND', `PROPFIND /admin HTTP/1.1\r\n${head}\r\n`, 405],
    ['a method that is none', `BREW /admin HTTP/1.1\r\n${head}\r\n`, 400],
    ['a path that cannot be decoded', `GET /p/%zz HTTP/1.1\r\n${head}\r\n`, 400],
    ['a zero byte', `GET /brand/%00/logo HTTP/1.1\r\n${head}\r\n`, 400],
    ['a zero byte in a search', `GET /help?q=%00 HTTP/1.1\r\n${head}\r\n`, 400],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\n${head}X-Long: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    [
      'a length and chunks',
      `POST / HTTP/1.1\r\n${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['two lengths', `POST / HTTP/1.1\r\n${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`, 400],
    ['a folded header', `GET / HTTP/1.1\r\n${head}X-Folded: a\r\n b\r\n\r\n`, 400],
    ['a space before the colon', `GET / HTTP/1.1\r\n${head}Content-Length : 5\r\n\r\n`, 400],
  ])('%s is refused', async (_what, text, status) => expect(await raw(text)).toContain(` ${status} `))

  test('what is refused at the door bears the same headers as everything else', async () => {
    const answers = [
      ['/admin', await knock('/admin', { method: 'PROPFIND' })],
      ['/p/%zz', await knock('/p/%zz')],
      ['/admin', await knock('/admin', { method: 'POST', headers: { Origin: EVIL } })],
      ['/sign-in', await knock('/sign-in', { method: 'OPTIONS' })],
      ['/help', await knock('/help', { method: 'HEAD' })],
    ] as const
    for (const [target, answer] of answers)
      expect([target, answer.status, headerFaults(target, answer)]).toEqual([target, answer.status, []])
    expect(answers.map(([, { status }]) => status)).toEqual([405, 400, 403, 405, 200])
  })

  test('the process is as well as before', async () => expect((await knockAt(url, '/healthz')).status).toBe(200))
})

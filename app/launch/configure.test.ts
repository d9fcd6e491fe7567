import { expect, test } from 'vitest'
import { configure, StartRefusal } from './configure.ts'

test.each(['loopback', '10.0.0.1', '10.0.0.0/8, 192.0.2.7', 'loopback,uniquelocal', '::1', 'fd00::/8', ''])(
  'TRUST_PROXY may be "%s"',
  (TRUST_PROXY) => {
    expect(configure({ NODE_ENV: 'test', TRUST_PROXY, SANDBOX: '1' }).port).toBe(3000)
  },
)

test.each([
  'lopback',
  'true',
  '1',
  '10.0.0.0/33',
  '10.0.0.0/0',
  '10.0.0.0/8/8',
  'fd00::/129',
  'proxy.example',
  'loopback,',
])('TRUST_PROXY "%s" is refused in one line', (TRUST_PROXY) => {
  expect(() => configure({ NODE_ENV: 'test', TRUST_PROXY, SANDBOX: '1' })).toThrow(
    /^TRUST_PROXY: ".*" is no address.*$/,
  )
})

const SECRET = 'mZ8qV1tYxR5kL0pWc7uJ2nH4bF9dGa3eSo6i'
const stripe = { STRIPE_SECRET_KEY: 'sk_live_51Hc8wQ9d', STRIPE_WEBHOOK_SECRET: 'whsec_9fT3nQ7x' }
const paypal = { PAYPAL_CLIENT_ID: 'AbX29', PAYPAL_CLIENT_SECRET: 'EkW71', PAYPAL_WEBHOOK_ID: '7WX12345AB' }
const resend = { RESEND_API_KEY: 're_8fjK2', RESEND_WEBHOOK_SECRET: 'whsec_bTJsMQ==', MAIL_FROM: 'billing@example.com' }
const live: NodeJS.ProcessEnv = {
  ...{ NODE_ENV: 'production', DATABASE_URL: 'postgresql://db.example.com/dunwell', APP_SECRET: SECRET },
  ...{ PUBLIC_URL: 'https://pay.example.com', ...stripe, ...paypal, ...resend },
}
const trial: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://127.0.0.1/dunwell',
  APP_SECRET: SECRET,
  SANDBOX: '1',
}

test.each<[string, NodeJS.ProcessEnv, string[]]>([
  ['real money, everything set', live, []],
  ['two secrets of a webhook at once', { ...live, STRIPE_WEBHOOK_SECRET: 'whsec_new, whsec_old' }, []],
  ['an earlier APP_SECRET', { ...live, APP_SECRET_PREVIOUS: SECRET.toLowerCase() }, []],
  [
    'test accounts all round',
    { ...live, STRIPE_SECRET_KEY: 'sk_test_1', PAYPAL_API_BASE: 'https://api-m.sandbox.paypal.com' },
    [],
  ],
  ['stand-ins alone, where somebody said so', trial, ['Stripe', 'PayPal', 'Resend']],
  ['a first start with nothing at all', { NODE_ENV: 'production' }, ['Stripe', 'PayPal', 'Resend']],
])('D3: %s starts', (_name, source, sandboxed) => expect(configure(source).sandboxed).toEqual(sandboxed))

test.each<[string, NodeJS.ProcessEnv, RegExp]>([
  ...Object.keys({ ...stripe, ...paypal, ...resend }).flatMap((name): [string, NodeJS.ProcessEnv, RegExp][] => [
    [`${name} empty`, { ...live, [name]: '' }, new RegExp(`half set: .*${name}`)],
    [`${name} of spaces`, { ...live, [name]: '  ' }, new RegExp(`half set: .*${name}`)],
    [`${name} a placeholder`, { ...live, [name]: 'changeme' }, new RegExp(`^${name} still holds a placeholder`)],
    [`${name} of angle brackets`, { ...live, [name]: '<your key>' }, new RegExp(`^${name} still holds`)],
  ]),
  [
    'one of two webhook secrets a placeholder',
    { ...live, STRIPE_WEBHOOK_SECRET: 'whsec_9f, whsec_xxx' },
    /still holds/,
  ],
  ['one of two webhook secrets empty', { ...live, STRIPE_WEBHOOK_SECRET: 'whsec_9f,' }, /^STRIPE_WEBHOOK_SECRET: /],
  ['APP_SECRET empty', { ...live, APP_SECRET: '' }, /APP_SECRET must be set/],
  ['APP_SECRET short', { ...live, APP_SECRET: 'short' }, /APP_SECRET must be set/],
  ['APP_SECRET of spaces', { ...live, APP_SECRET: ' '.repeat(40) }, /^APP_SECRET must have/],
  ['APP_SECRET a placeholder', { ...live, APP_SECRET: `change-me-${SECRET}` }, /^APP_SECRET still holds/],
  ['APP_SECRET of one letter', { ...live, APP_SECRET: 'a'.repeat(40) }, /^APP_SECRET can be guessed/],
  [
    'APP_SECRET of words',
    { ...live, APP_SECRET: 'my-company-secret-for-the-invoice-portal' },
    /^APP_SECRET can be guessed/,
  ],
  ['an earlier APP_SECRET too short', { ...live, APP_SECRET_PREVIOUS: 'short' }, /^APP_SECRET_PREVIOUS: /],
  ['stand-ins in production unasked', { ...trial, SANDBOX: '' }, /^In production these providers need their keys/],
  ['a live key beside stand-ins', { ...trial, ...stripe }, /^STRIPE_SECRET_KEY is a live key, and PayPal and Resend/],
  [
    'a restricted live key beside a stand-in',
    {
      ...live,
      SANDBOX: '1',
      STRIPE_SECRET_KEY: 'rk_live_1',
      RESEND_API_KEY: '',
      RESEND_WEBHOOK_SECRET: '',
      MAIL_FROM: '',
    },
    /is a live key, and Resend/,
  ],
  [
    'live Stripe, PayPal’s sandbox',
    { ...live, PAYPAL_API_BASE: 'https://api-m.sandbox.paypal.com' },
    /both live, or both for tests/,
  ],
  ['Stripe’s test mode, live PayPal', { ...live, STRIPE_SECRET_KEY: 'sk_test_1' }, /both live, or both for tests/],
  ...['STRIPE_API_BASE', 'PAYPAL_API_BASE', 'RESEND_API_BASE', 'PUBLIC_URL'].flatMap(
    (name): [string, NodeJS.ProcessEnv, RegExp][] =>
      ['http://127.0.0.1:3002', 'http://api.example.com', 'https://localhost:3002'].map((base) => [
        `a live key with ${name} ${base}`,
        { ...live, [name]: base },
        new RegExp(`^${name} is not encrypted or leads to this machine`),
      ]),
  ),
  ['PORT no number', { ...live, PORT: 'http' }, /^PORT must be/],
  ['SANDBOX_PORT too large', { ...live, SANDBOX_PORT: '70000' }, /^SANDBOX_PORT: /],
  ['ROLE unknown', { ...live, ROLE: 'boss' }, /^ROLE must be/],
  ['PUBLIC_URL no address', { ...live, PUBLIC_URL: 'pay.example.com' }, /PUBLIC_URL/],
  ['DATABASE_URL of another database', { ...live, DATABASE_URL: 'mysql://db/dunwell' }, /^DATABASE_URL: /],
  ...Object.entries({
    ...{
      MAIL_RATE: 'fast',
      MAIL_DOMAIN_RATE: '-1',
      MAIL_REPLY_DOMAIN: 'reply',
      LOG_LEVEL: 'loud',
      DRAIN_SECONDS: '9999',
    },
    ...{ WORKER_METRICS_PORT: '0', WEBHOOK_ALLOW_PRIVATE: 'perhaps', SANDBOX: 'perhaps' },
  }).map(([name, value]): [string, NodeJS.ProcessEnv, RegExp] => [
    `${name} "${value}"`,
    { ...live, [name]: value },
    new RegExp(`^${name}: `),
  ]),
])('P11, D3: %s is refused in one line', (_name, source, line) => {
  const start = () => configure(source)
  expect(start).toThrow(StartRefusal)
  expect(start).toThrow(line)
  expect(start).not.toThrow(/\n|51Hc8wQ9d|mZ8qV1tY/)
})

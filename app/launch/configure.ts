import { isIP } from 'node:net'
import { EnvSchema, faultsIn } from '#app/env-schema.ts'
import { deriveSandboxCredentials } from '#app/sandbox/credentials.ts'
import { mixedMoney } from './money-mode.ts'

/** A refusal to start: one plain line for the operator, exit code 1. */
export class StartRefusal extends Error {}

const PROVIDERS = {
  Stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  PayPal: ['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID'],
  Resend: ['RESEND_API_KEY', 'RESEND_WEBHOOK_SECRET', 'MAIL_FROM'],
} as const
type ProviderName = keyof typeof PROVIDERS

const PLACEHOLDER =
  /^((sk|rk)_(live|test)_|whsec_|re_)?(change-?(me|it)|your[-_ ]|xxx|\.\.\.|…|<.*>$|todo|replace|placeholder|dummy$)/i
/** Distinct characters of a secret that was made and not typed. */
const VARIED = 12
const TYPED = /(secret|password|dunwell|example|12345678|abcdefgh|qwerty)/i

export interface Configuration {
  port: number
  host: string
  sandboxPort: number
  /** Providers that run on stand-ins because none of their variables is set. */
  sandboxed: ProviderName[]
  role: 'all' | 'web' | 'worker'
}

/** Reads what the operator set, before anything is started; throws StartRefusal naming every fault of it. */
export function configure(source: NodeJS.ProcessEnv): Configuration {
  const port = readPort(source, 'PORT', 3000)
  const role = source['ROLE'] || 'all'
  if (role !== 'all' && role !== 'web' && role !== 'worker') throw new StartRefusal('ROLE must be all, web or worker.')
  const sandboxed = findSandboxed(source)
  const permitted = !(source['NODE_ENV'] === 'production' && source['DATABASE_URL']) || source['SANDBOX'] === '1'
  if (sandboxed.length > 0 && !permitted) {
    const missing = sandboxed.map((name) => `${name} (${PROVIDERS[name].join(', ')})`).join('; ')
    throw new StartRefusal(
      `In production these providers need their keys: ${missing}. For a trial on stand-ins say SANDBOX=1.`,
    )
  }
  if (source['DATABASE_URL'] && (source['APP_SECRET'] ?? '').length < 32) {
    throw new StartRefusal(
      'With DATABASE_URL, APP_SECRET must be set too (32 or more random characters, the same on every machine).',
    )
  }
  checkSecrets(source, sandboxed.length < Object.keys(PROVIDERS).length)
  const mixed = mixedMoney(source, sandboxed)
  if (mixed !== null) throw new StartRefusal(mixed)
  checkValues(source)
  checkProxies(source['TRUST_PROXY'] || 'loopback')
  return {
    port,
    host: source['HOST'] || '127.0.0.1',
    sandboxPort: readPort(source, 'SANDBOX_PORT', port + 1),
    sandboxed,
    role,
  }
}

/** With stand-ins alone anything long enough does for a trial; where mails and money are real, links must not be guessed. */
function checkSecrets(source: NodeJS.ProcessEnv, isReal: boolean): void {
  const secret = source['APP_SECRET'] ?? ''
  if (secret === '') return
  if (secret.trim().length < 32) throw new StartRefusal('APP_SECRET must have at least 32 characters.')
  if (PLACEHOLDER.test(secret)) throw new StartRefusal('APP_SECRET still holds a placeholder.')
  if (isReal && source['NODE_ENV'] !== 'test' && (new Set(secret).size < VARIED || TYPED.test(secret)))
    throw new StartRefusal('APP_SECRET can be guessed: make one with `openssl rand -base64 48`.')
}

/** Every other variable that is set, against the one list of them. */
function checkValues({ NODE_ENV: _mode, ...source }: NodeJS.ProcessEnv): void {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const checked = EnvSchema.partial().safeParse(given)
  if (!checked.success) throw new StartRefusal(faultsIn(checked.error))
}

const NETWORKS = ['loopback', 'linklocal', 'uniquelocal']

/** Who may say where a request came from; a word nobody understands must not stand for everybody or nobody. */
function checkProxies(proxies: string): void {
  for (const word of proxies.split(',').map((each) => each.trim())) {
    const [address = '', bits, ...more] = word.split('/')
    const bitsMax = { 4: 32, 6: 128 }[isIP(address)] ?? 0
    const isNetwork = bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= bitsMax)
    if (NETWORKS.includes(word) || (bitsMax > 0 && isNetwork && more.length === 0)) continue
    throw new StartRefusal(
      `TRUST_PROXY: "${word}" is no address, no network such as 10.0.0.0/8, and none of ${NETWORKS.join(', ')}.`,
    )
  }
}

function readPort(source: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const port = source[name] ? Number(source[name]) : fallback
  if (!Number.isInteger(port) || port < 1 || port > 65_530)
    throw new StartRefusal(`${name} must be a port number between 1 and 65530.`)
  return port
}

/** Providers with none of their variables; one with some of them missing or left at a placeholder is refused by name. */
function findSandboxed(source: NodeJS.ProcessEnv): ProviderName[] {
  return (Object.keys(PROVIDERS) as ProviderName[]).filter((provider) => {
    const set = PROVIDERS[provider].filter((name) => source[name]?.trim())
    const placeholder = set.find((name) =>
      (source[name] ?? '').split(',').some((each) => PLACEHOLDER.test(each.trim())),
    )
    if (placeholder)
      throw new StartRefusal(`${placeholder} still holds a placeholder: put the real value there, or unset it.`)
    const missing = PROVIDERS[provider].filter((name) => !set.includes(name))
    if (set.length > 0 && missing.length > 0)
      throw new StartRefusal(`${provider} is only half set: ${missing.join(' and ')} missing.`)
    return set.length === 0
  })
}

/** The environment our own processes get: everything the operator set, and the stand-ins' keys where a provider has none. */
export function childEnvironment(
  config: Configuration,
  known: { databaseUrl: string; appSecret: string; dataDir: string },
): NodeJS.ProcessEnv {
  const keys = deriveSandboxCredentials(known.appSecret)
  const standIn: Record<ProviderName, Record<string, string>> = {
    Stripe: {
      STRIPE_SECRET_KEY: keys.stripeSecretKey,
      STRIPE_WEBHOOK_SECRET: keys.stripeWebhookSecret,
      STRIPE_API_BASE: `http://127.0.0.1:${config.sandboxPort + 1}`,
    },
    PayPal: {
      PAYPAL_CLIENT_ID: keys.paypalClientId,
      PAYPAL_CLIENT_SECRET: keys.paypalClientSecret,
      PAYPAL_WEBHOOK_ID: keys.paypalWebhookId,
      PAYPAL_API_BASE: `http://127.0.0.1:${config.sandboxPort + 2}`,
    },
    Resend: {
      RESEND_API_KEY: keys.resendApiKey,
      RESEND_WEBHOOK_SECRET: keys.resendWebhookSecret,
      RESEND_API_BASE: `http://127.0.0.1:${config.sandboxPort + 3}`,
      MAIL_FROM: 'invoices@dunwell.example',
      MAIL_RATE: '200',
      MAIL_DOMAIN_RATE: '600',
    },
  }
  return {
    ...process.env,
    // A trial on stand-ins has a person at the terminal, who needs no line per request.
    LOG_LEVEL: process.env['LOG_LEVEL'] || (config.sandboxed.length === 3 ? 'warn' : 'info'),
    NODE_ENV: process.env['NODE_ENV'] === 'development' ? 'development' : 'production',
    PORT: String(config.port),
    HOST: config.host,
    PUBLIC_URL: process.env['PUBLIC_URL'] || `http://localhost:${config.port}`,
    DATABASE_URL: known.databaseUrl,
    APP_SECRET: known.appSecret,
    DATA_DIR: known.dataDir,
    ROLE: config.role,
    SANDBOX: config.sandboxed.length > 0 ? '1' : '0',
    SANDBOX_PORT: String(config.sandboxPort),
    ...Object.assign({}, ...config.sandboxed.map((provider) => standIn[provider])),
  }
}

import { z } from 'zod'

const port = z.coerce.number().int().min(1).max(65_535)
const secret = z.string().trim().min(1)
const appSecret = z.string().min(32, 'must have at least 32 characters')
const commaList = z.string().transform((list) => list.split(',').map((each) => each.trim()))
/** One, or while it is exchanged the new one and the old one, by commas. */
const secrets = commaList.pipe(z.array(secret).min(1))

export const EnvSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address'),
  DATA_DIR: z.string().default('./.data'),
  APP_SECRET: appSecret,
  /** Secrets that were in use before, by commas, the newest first: what was made with them is still good. */
  APP_SECRET_PREVIOUS: commaList.pipe(z.array(appSecret)).default([]),
  /** Set by the launcher, for the log: web, worker or sandbox. */
  PROCESS_NAME: z.string().default('cli'),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  STRIPE_SECRET_KEY: secret,
  STRIPE_WEBHOOK_SECRET: secrets,
  STRIPE_API_BASE: z.url().optional(),
  PAYPAL_CLIENT_ID: secret,
  PAYPAL_CLIENT_SECRET: secret,
  PAYPAL_WEBHOOK_ID: secrets,
  PAYPAL_API_BASE: z.url().default('https://api-m.paypal.com'),
  RESEND_API_KEY: secret,
  RESEND_WEBHOOK_SECRET: secrets,
  RESEND_API_BASE: z.url().optional(),
  /** From header of every mail, e.g. `Invoices <billing@example.com>`; the display name is replaced by the business's. */
  MAIL_FROM: secret,
  /** Mails a second all workers together hand to Resend at most; less where its answers say so. */
  MAIL_RATE: z.coerce.number().positive().default(2),
  /** Mails to one recipient's domain at once, and then each minute. */
  MAIL_DOMAIN_RATE: z.coerce.number().positive().default(60),
  /** Where replies are received, e.g. `reply.example.com`; unset: they go straight to who looks after the client. */
  MAIL_REPLY_DOMAIN: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain')
    .optional(),
  /** The name server that is asked about the sending domain, e.g. `9.9.9.9` or `127.0.0.1:5353`; unset: the machine's own. */
  DNS_SERVER: z.string().trim().min(1).optional(),
  /** Set by the launcher: at least one provider is a stand-in, every page says so and the clock may be moved. */
  SANDBOX: z.stringbool().default(false),
  SANDBOX_PORT: port.optional(),
  /** Fault tests only; ignored unless NODE_ENV is test. */
  FAULT_KILL_AT: z.string().optional(),
  /** Webhooks of ours may also go to this machine and to private networks, and there without TLS. */
  WEBHOOK_ALLOW_PRIVATE: z.stringbool().default(false),
  METRICS_TOKEN: z.string().optional(),
  /** Where a worker answers `/metrics` and `/healthz`; unset: nowhere. */
  WORKER_METRICS_PORT: port.optional(),
  /** Whose X-Forwarded-* headers count: addresses, networks, or `loopback`, `linklocal`, `uniquelocal`, by commas. */
  TRUST_PROXY: z.string().default('loopback'),
  /** How long a web process that was asked to stop goes on answering while `/readyz` already says no. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(300).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export type Env = z.infer<typeof EnvSchema>

/** Reads and checks the environment; throws one error that names every variable that is missing or wrong. */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = EnvSchema.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')))
  if (parsed.success) return parsed.data
  throw new Error(faultsIn(parsed.error))
}

/** One line that names every variable that is wrong, and none of their values. */
export const faultsIn = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${String(path[0])}: ${message}`).join('; ')

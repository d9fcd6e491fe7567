import { fine, warn, wrong, type Finding } from '#app/features/operations/finding.ts'

const REACH_MS = 5_000
/** Distinct characters of a secret that was made and not typed. */
const VARIED = 12

interface Settings {
  readonly publicUrl: string
  readonly appSecret: string
  readonly isSandbox: boolean
}

/** What the operator set: the address everybody is led to, the secret, and whether money is real. */
export async function checkSettings({ publicUrl, appSecret, isSandbox }: Settings): Promise<Finding[]> {
  const { protocol, hostname } = new URL(publicUrl)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1'
  const isUp = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(REACH_MS), redirect: 'manual' }).then(
    ({ status }) => status === 200,
    () => false,
  )
  return [
    isHere && !isSandbox
      ? wrong('PUBLIC_URL', `is ${publicUrl}, which no client can open`, 'Set it to the address clients reach you at.')
      : protocol !== 'https:' && !isHere
        ? wrong(
            'PUBLIC_URL',
            `${publicUrl} is not encrypted`,
            'Put a proxy with a certificate before it, and set https://.',
          )
        : fine('PUBLIC_URL', publicUrl),
    isUp
      ? fine('its pages', 'open')
      : warn(
          'its pages',
          `${publicUrl}/healthz does not answer from here`,
          'Start Dunwell; see the proxy and the firewall.',
        ),
    new Set(appSecret).size < VARIED
      ? warn('APP_SECRET', 'looks typed by hand', 'Before anything is mailed, make one: openssl rand -base64 32')
      : fine('APP_SECRET', 'is long and varied'),
    isSandbox
      ? warn('providers', 'at least one is a stand-in: nothing reaches it', 'Set its keys; .env.example names them.')
      : fine('providers', 'all have keys'),
  ]
}

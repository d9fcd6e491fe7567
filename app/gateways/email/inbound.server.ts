import { withDeadline } from '#app/gateways/deadline.ts'
import { env } from '#app/env.server.ts'
import { countCall } from '#app/metrics/provider-calls.ts'
import { resend, RESEND_DEADLINE_MS } from './resend-client.server.ts'

/** A mail that Resend received for us; nothing about it is believed. */
export interface ReceivedMail {
  readonly from: string
  /** Everyone it was sent to, and the addresses Resend received it for. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string | null
  readonly html: string | null
  /** By name, as the provider writes them. */
  readonly headers: Readonly<Record<string, string>>
  readonly files: readonly { readonly id: string; readonly filename: string; readonly size: number }[]
}

const signal = () => ({ signal: AbortSignal.timeout(RESEND_DEADLINE_MS) })

/**
 * Reads a mail by the id its report gave: reports hold none of its words. Null: Resend has it no more. Errors: throws where Resend does
 * not answer, or refuses. Source: resend.com/docs/dashboard/receiving/get-email-content.
 */
export async function readReceivedMail(id: string): Promise<ReceivedMail | null> {
  if (!/^[\w-]{1,100}$/.test(id)) return null
  const { data, error } = await countCall(
    'resend',
    'receive',
    () => resend.emails.receiving.get(id, {}, signal()),
    outcomeOf,
  )
  if (error?.statusCode === 404) return null
  if (error) throw new Error(`Resend did not hand out a mail: ${error.name}`)
  return {
    from: data.from,
    to: [...data.to, ...(data.cc ?? []), ...(data.received_for ?? [])],
    subject: data.subject ?? '',
    text: data.text,
    html: data.html,
    headers: data.headers ?? {},
    files: (data.attachments ?? []).map(({ id: fileId, filename, size }) => ({
      id: fileId,
      filename: filename ?? 'file',
      size,
    })),
  }
}

const outcomeOf = ({ error }: { error: { statusCode: number | null } | null }) => (error ? 'failed' : 'accepted')

/** The addresses its files can be fetched at for a while, by their ids. Errors: throws where Resend does not answer. */
export async function fileAddresses(id: string): Promise<ReadonlyMap<string, string>> {
  const { data, error } = await countCall(
    'resend',
    'receive',
    () => resend.emails.receiving.attachments.list({ emailId: id }, signal()),
    outcomeOf,
  )
  if (error) throw new Error(`Resend did not hand out the files of a mail: ${error.name}`)
  return new Map(data.data.map(({ id: fileId, download_url }) => [fileId, download_url]))
}

/**
 * Fetches one file, at most `bytesMax`; null where it is larger. Only over TLS, or from where our own Resend is. Errors: throws where
 * it cannot be had.
 */
export async function fetchReceivedFile(address: string, bytesMax: number): Promise<Buffer | null> {
  const url = new URL(address)
  const isOwn = env.RESEND_API_BASE !== undefined && url.origin === new URL(env.RESEND_API_BASE).origin
  if (url.protocol !== 'https:' && !isOwn) throw new Error('a file of a mail lies at no safe address')
  return withDeadline(download(url, bytesMax), 3 * RESEND_DEADLINE_MS, 'the file of a mail')
}

async function download(url: URL, bytesMax: number): Promise<Buffer | null> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3 * RESEND_DEADLINE_MS) })
  if (!response.ok || !response.body) throw new Error(`the file of a mail was not handed out: ${response.status}`)
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = response.body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > bytesMax) {
      await reader.cancel()
      return null
    }
    pieces.push(next.value)
  }
  return Buffer.concat(pieces)
}

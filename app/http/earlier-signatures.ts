import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { appSecrets } from '#app/app-secrets.server.ts'

const [current, ...earlier] = appSecrets

const signature = (value: string, secret: string) => createHmac('sha256', secret).update(value).digest('base64')
const equal = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** Signed cookies (`value.signature`) that an earlier secret signed, as the current one would have: an exchange of APP_SECRET signs nobody out. */
export function withCurrentSignatures(cookies: string): string {
  return cookies.replace(/(^|;\s*)([^=;\s]*dunwell\.[^=;\s]+)=([^;]*)/g, (all, before: string, name: string, text) => {
    const signed = decoded(String(text))
    const dot = signed.lastIndexOf('.')
    const [value, given] = [signed.slice(0, dot), signed.slice(dot + 1)]
    if (dot < 1 || !earlier.some((secret) => equal(signature(value, secret), given))) return all
    return `${before}${name}=${encodeURIComponent(`${value}.${signature(value, current)}`)}`
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

export const acceptEarlierSignatures: RequestHandler = (request, _response, next) => {
  if (earlier.length > 0 && request.headers.cookie)
    request.headers.cookie = withCurrentSignatures(request.headers.cookie)
  next()
}

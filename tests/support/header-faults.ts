import type { Answer } from './doors.ts'

const scripted = /^\/(admin|sign-in)(\/|$|\.|\?)/
/** Answers of files that change with no reader, and of logos. */
const kept = /^\/(assets\/|brand\/|favicon)/
const forEverybody = /^\/($|help|api\/docs|assets\/|brand\/|favicon)/

/**
 * What is wrong with the headers of an answer, whatever its status and method; empty when nothing is. `/api` and files have a
 * policy as well: a browser may be led to open them.
 */
export function headerFaults(target: string, { headers, rawHeaders, status }: Answer): string[] {
  const named = (name: string) => String(headers[name] ?? '')
  const policy = named('content-security-policy')
  const names = rawHeaders.filter((_, place) => place % 2 === 0).map((name) => name.toLowerCase())
  const type = named('content-type')
  const directive = (name: string) => policy.split(';').find((part) => part.trim().startsWith(`${name} `)) ?? ''
  const isPage = type.startsWith('text/html') && policy.includes('default-src')
  const rules: Record<string, boolean> = {
    nosniff: named('x-content-type-options') === 'nosniff',
    'referrer-policy': named('referrer-policy') === 'same-origin',
    'frame-ancestors none': /frame-ancestors 'none'|sandbox|^default-src 'none'$/.test(policy),
    'no inline script': !/script-src[^;]*unsafe|default-src[^;]*unsafe/.test(policy),
    'script only by nonce at the desk, none elsewhere':
      !isPage || policy === "default-src 'none'" || scripted.test(target)
        ? true
        : directive('script-src').trim() === "script-src 'none'",
    'no inline style elsewhere': scripted.test(target) || !policy.includes('unsafe-inline'),
    'permissions-policy': named('permissions-policy').includes('camera=()'),
    'cross-origin-opener-policy': named('cross-origin-opener-policy') === 'same-origin',
    'cross-origin-resource-policy':
      target.startsWith('/brand/') || named('cross-origin-resource-policy') === 'same-origin',
    // Programs may keep an answer of the API beside its tag, for themselves, and ask whether it still holds.
    'no-store':
      kept.test(target) ||
      named('cache-control').includes('no-store') ||
      (target.startsWith('/api/v1/') && named('cache-control') === 'private, no-cache'),
    noindex: forEverybody.test(target) || named('x-robots-tag').includes('noindex'),
    'no x-powered-by': !names.includes('x-powered-by') && !names.includes('server'),
    'a type for every body': status >= 300 || type !== '' || status === 204,
    'each header once':
      new Set(names.filter((name) => name !== 'set-cookie')).size ===
      names.filter((name) => name !== 'set-cookie').length,
  }
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]))
}

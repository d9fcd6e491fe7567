/** The cookies an answer of better-auth sets, alone. */
export function cookiesOf(from: Headers): Headers {
  const headers = new Headers()
  for (const cookie of from.getSetCookie()) headers.append('Set-Cookie', cookie)
  return headers
}

/** The same as the next request of that browser would carry them. */
export function sentBack(from: Headers): Headers {
  const pairs = from.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  return new Headers({ cookie: pairs.join('; ') })
}

import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { RemixServer, isRouteErrorResponse } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { log } from '#app/log.server.ts'
import { NonceContext, StyleNonceContext } from '#app/ui/nonce.ts'

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** Random per response; the server puts the same value into the Content-Security-Policy. Absent where no script may run. */
    cspNonce?: string
    /** The same for style elements. */
    styleNonce?: string
    /** What the link in the address opens, where it was read before Remix was asked. */
    portalFacts?: Promise<string | null>
  }
}

export const streamTimeout = 5_000

/**
 * Streams a page to people at the desk; everyone else (clients' letters, crawlers) gets it whole, with its final status. A page
 * without scripts has no part that comes later: it is written in one go.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
): Response | Promise<Response> {
  const nonce = loadContext.cspNonce ?? ''
  const page = (
    <NonceContext.Provider value={nonce}>
      <StyleNonceContext.Provider value={loadContext.styleNonce ?? ''}>
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </StyleNonceContext.Provider>
    </NonceContext.Provider>
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (!nonce) return new Response(`<!DOCTYPE html>${renderToString(page)}`, { headers, status })
  const waitForAll = isbot(request.headers.get('user-agent') ?? '')

  return new Promise((resolve, reject) => {
    let answered = false
    let finalStatus = status
    const answer = () => {
      answered = true
      const body = new PassThrough()
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }))
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      ...(waitForAll ? { onAllReady: answer } : { onShellReady: answer }),
      onShellError: reject,
      onError(error) {
        finalStatus = 500
        // Before the first byte the rejection says it; afterwards nobody else would.
        if (answered) log.error({ error }, 'page broke off')
      },
    })
    setTimeout(abort, streamTimeout + 1_000).unref()
  })
}

/** What a loader, an action or a page threw; an address that leads nowhere is no error of ours. No path: below /p/ it holds a token. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  log.error({ error, method: request.method }, 'request failed')
}

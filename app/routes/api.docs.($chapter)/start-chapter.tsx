import { CodeBlock } from './code-block.tsx'

interface Limits {
  readonly callsPerMinute: number
  readonly wrongKeys: number
}

/** What holds for every call. */
export function StartChapter({
  base,
  problems,
  limits,
}: {
  base: string
  problems: readonly string[]
  limits: Limits
}) {
  return (
    <section id="start" aria-labelledby="start-title" className="guide flex min-w-0 flex-col gap-3">
      <h2 id="start-title" className="text-lg font-semibold">
        Start here
      </h2>
      <h3>Keys</h3>
      <p>
        An owner or admin makes a key under Settings, API keys; on the server, so does create-api-key. It is shown once
        and belongs to one business. Send it with every call. Its scopes say what it may do: read; write; and money for
        what leaves the business (refunds, write-offs, credit paid out), which write alone does not allow.
      </p>
      <CodeBlock label="The first call">{`curl ${base}/key -H "Authorization: Bearer $KEY"`}</CodeBlock>
      <p>When a key is replaced, both work for 24 hours if you choose so; GET /key says until when.</p>
      <h3>Values</h3>
      <p>
        Money is whole minor units beside its currency: 12500 and USD are 125.00 dollars. Days are YYYY-MM-DD, instants
        RFC 3339 in UTC; quantities and rates are decimal strings. Fields that are not described are refused.
      </p>
      <h3>Repeats</h3>
      <p>
        Every POST carries an Idempotency-Key of your own, such as a UUID. The same key and body again get the first
        answer again, with Idempotent-Replayed: true, for 30 days; the same key with another body is refused. Where a
        process of ours ended in the middle: what had not begun is done by your repeat after two minutes, and what was
        done is answered 409 idempotency_answer_lost instead of being done again. PATCH and DELETE may simply be
        repeated.
      </p>
      <h3>Pages</h3>
      <p>
        Lists answer data and next. Pass next as after until it is null. What is added meanwhile neither shifts nor
        repeats a page.
      </p>
      <h3>Errors</h3>
      <p>
        Refusals are application/problem+json (RFC 9457): type, title, status, detail and errors, each with the path of
        a field and a message. Rely on type, which is urn:dunwell:problem: and one of{' '}
        {problems.map((kind, position) => (
          <span key={kind}>
            {position > 0 && ', '}
            <code className="break-all">{kind}</code>
          </span>
        ))}
        .
      </p>
      <h3>Versions: ETag, If-None-Match, If-Match</h3>
      <p>
        Every GET answers a strong ETag; with If-None-Match you get 304 without a body while nothing changed. What can
        be changed by PATCH can be guarded: send the ETag you read as If-Match, and somebody else’s change in between is
        answered 412 instead of being written over. Left out, or *, whatever is there is changed.
      </p>
      <h3>Rate limits</h3>
      <p>
        A key has {limits.callsPerMinute.toLocaleString('en')} calls a minute. Answers say RateLimit-Limit,
        RateLimit-Remaining and RateLimit-Reset in seconds (the header names of
        draft-ietf-httpapi-ratelimit-headers-06); beyond that comes 429 with Retry-After. {limits.wrongKeys} wrong keys
        from one address in ten minutes are answered 429 as well.
      </p>
      <h3>Webhooks</h3>
      <p>
        Register an address with POST /webhook-endpoints and keep the secret it answers. Each delivery carries
        webhook-id, webhook-timestamp and webhook-signature (Standard Webhooks). Take the secret after whsec_, decode
        its base64, and compute HMAC-SHA256 over the id, a full stop, the timestamp, a full stop, and the body as it
        arrived, byte for byte; its base64 must be one of the values after v1, in webhook-signature. Compare in constant
        time, refuse timestamps more than five minutes off, and remember ids: a delivery may come twice. Answer 2xx
        within seconds, and do your work afterwards.
      </p>
    </section>
  )
}

import { Button } from '#app/ui/button.tsx'
import { NoticePage } from '#app/ui/page.tsx'

/** What an unknown, revoked and expired link all lead to, word for word: nothing is learned by trying. */
export function LinkEndedPage({ token }: { token: string }) {
  return (
    <NoticePage title="This link is no longer valid">
      <p>
        Links to an invoice end some time after it is paid, or when they are replaced. Nothing is wrong with your
        invoice or your payment.
      </p>
      <p>We can mail you a new one, to the address we have on file for the invoice.</p>
      <form method="post" action={`/p/${encodeURIComponent(token)}/new-link`}>
        <Button>Mail me a new link</Button>
      </form>
      <p>
        Or use the number of the invoice to{' '}
        <a className="link" href="/">
          find my invoice
        </a>
        , or simply reply to the mail that brought you here.
      </p>
    </NoticePage>
  )
}

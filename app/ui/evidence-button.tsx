import { deskButton } from './desk-controls.ts'

/** Asks for the record as a file; the page stays. `of` is the address of the client or invoice. */
export function EvidenceButton({ of }: { of: string }) {
  return (
    <form method="post" action={`${of}/evidence`}>
      <button type="submit" className={deskButton()} title="Everything on record as a ZIP that anyone can check">
        Evidence pack
      </button>
    </form>
  )
}

/** An address that breaks after its @ before it breaks anywhere else. */
export function EmailAddress({ email }: { email: string }) {
  const [local, domain] = email.split('@')
  return (
    <span className="[overflow-wrap:anywhere]">
      {local}
      {domain !== undefined && (
        <>
          @<wbr />
          {domain}
        </>
      )}
    </span>
  )
}

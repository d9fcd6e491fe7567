import { createServer, Socket, type AddressInfo } from 'node:net'

/** A wire between one process and the database. `silent`: open, and nothing comes through any more, as when a firewall forgets. */
type WireState = 'whole' | 'cut' | 'silent'

interface Wire {
  readonly port: number
  set(state: WireState): void
  close(): Promise<void>
}

/** Connections to the answered port reach `target`. A cut resets those there are and refuses new ones. */
export async function layWire(target: () => number): Promise<Wire> {
  let state: WireState = 'whole'
  const pairs = new Set<readonly [Socket, Socket]>()
  const server = createServer((near) => {
    if (state === 'cut') return void near.resetAndDestroy()
    const far = new Socket()
    const pair = [near, far] as const
    pairs.add(pair)
    far.connect(target(), '127.0.0.1')
    carry(near, far)
    carry(far, near)
    for (const end of pair)
      end
        .on('error', () => {})
        .on('close', () => {
          if (pair.every(({ destroyed }) => destroyed)) pairs.delete(pair)
          // Who vanished behind a silent wire is missed by nobody.
          if (state !== 'silent') for (const other of pair) other.destroy()
        })
    if (state === 'silent') for (const end of pair) end.pause()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))

  const carry = (from: Socket, to: Socket) =>
    from.on('data', (bytes) => {
      to.write(bytes)
    })
  const reset = () => {
    for (const pair of pairs) for (const end of pair) end.resetAndDestroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      // What stood behind a silent wire stays dead: the other end has long forgotten it.
      if (next === 'cut' || state === 'silent') reset()
      state = next
      if (next === 'silent') for (const pair of pairs) for (const end of pair) end.pause()
    },
    async close() {
      reset()
      await new Promise((closed) => server.close(closed))
    },
  }
}

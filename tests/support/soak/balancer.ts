import { createServer, Socket } from 'node:net'

/** A port before several web processes: each connection goes to the next one that takes it. */
export async function startBalancer(port: number, backends: readonly number[]) {
  let turn = 0
  const open = new Set<Socket>()
  const server = createServer((near) => {
    open.add(near)
    near.on('error', () => {}).on('close', () => open.delete(near))
    turn += 1
    reach(near, turn, backends.length)
  })
  const reach = (near: Socket, place: number, left: number) => {
    if (left === 0) return void near.resetAndDestroy()
    const far = new Socket()
    far.once('error', () => reach(near, place + 1, left - 1))
    far.connect(backends[place % backends.length] ?? 0, '127.0.0.1', () => {
      far.removeAllListeners('error').on('error', () => near.destroy())
      far.once('close', () => near.destroy())
      near.once('close', () => far.destroy())
      near.pipe(far)
      far.pipe(near)
    })
  }
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return {
    async close(): Promise<void> {
      for (const near of open) near.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

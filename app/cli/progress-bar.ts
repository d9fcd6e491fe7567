const WIDTH = 30

/** A bar on the terminal of the one who waits; nothing where stderr is a file or a pipe. */
export function progressBar(total: number): { show(done: number): void; end(): void } {
  const { stderr } = process
  if (!stderr.isTTY || total === 0) return { show() {}, end() {} }
  return {
    show(done) {
      const share = Math.min(1, done / total)
      const filled = Math.round(share * WIDTH)
      const bar = '█'.repeat(filled).padEnd(WIDTH, '░')
      stderr.write(`\r${bar} ${Math.floor(share * 100)} %  ${done} of ${total} rows`)
    },
    end() {
      stderr.write('\n')
    },
  }
}

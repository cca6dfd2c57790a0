/** What a Node process holds once all its garbage is collected, asked through its debugger. */

interface Reply {
  readonly id: number
  readonly result: { readonly usedSize?: number }
}

const METHODS = ['HeapProfiler.collectGarbage', 'HeapProfiler.collectGarbage', 'Runtime.getHeapUsage'] as const

/** In bytes. */
export function measureHeap(inspector: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(inspector)
    const ask = (id: number) => socket.send(JSON.stringify({ id, method: METHODS[id] }))
    socket.onerror = socket.onclose = () => reject(new Error(`The debugger at ${inspector} does not answer.`))
    socket.onopen = () => ask(0)
    socket.onmessage = ({ data }) => {
      const { id, result } = JSON.parse(String(data)) as Reply
      if (id + 1 < METHODS.length) return ask(id + 1)
      socket.close()
      resolve(result.usedSize ?? 0)
    }
  })
}

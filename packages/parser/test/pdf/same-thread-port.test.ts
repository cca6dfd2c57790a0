import { describe, expect, it } from 'vitest'
import { SameThreadPort } from '../../src/document/pdf/same-thread-port.ts'

const opened = (options?: { signal: AbortSignal }) => {
  const port = new SameThreadPort()
  const heard: unknown[] = []
  port.addEventListener('message', ({ data }) => heard.push(data), options)
  return { port, heard }
}
const delivered = () => Promise.resolve()

describe('SameThreadPort', () => {
  it('hands a message on once the sender is done', async () => {
    const { port, heard } = opened()
    port.postMessage({ action: 'GetPage', data: 1 })
    expect(heard).toEqual([])
    await delivered()
    expect(heard).toEqual([{ action: 'GetPage', data: 1 }])
  })

  it('keeps operators that the sender then forgets', async () => {
    const { port, heard } = opened()
    const chunk = { fnArray: [44], argsArray: [['甲']], lastChunk: true }
    port.postMessage({ chunk })
    chunk.fnArray.length = chunk.argsArray.length = 0
    await delivered()
    expect(heard).toEqual([{ chunk: { fnArray: [44], argsArray: [['甲']], lastChunk: true } }])
  })

  it('passes over fonts and their outlines, and nothing else', async () => {
    const { port, heard } = opened()
    for (const kind of ['Font', 'FontPath', 'Image']) port.postMessage({ action: 'commonobj', data: ['f1', kind, {}] })
    await delivered()
    expect(heard).toEqual([{ action: 'commonobj', data: ['f1', 'Image', {}] }])
  })

  it('lets go of a listener that is aborted', async () => {
    const end = new AbortController()
    const { port, heard } = opened({ signal: end.signal })
    end.abort()
    port.postMessage({ action: 'GetPage' })
    await delivered()
    expect(heard).toEqual([])
  })

  it('says once the operators of a document are too many, drawings counting for many', async () => {
    const { port } = opened()
    let exceeded = 0
    const [DRAWING, SAVE] = [74, 10]
    const codes = { paintFormXObjectBegin: DRAWING, save: SAVE, restore: 11 }
    const stop = port.limitOperators('d1', codes, 150, () => exceeded++)
    const send = async (targetName: string, fnArray: readonly number[]) => {
      port.postMessage({ targetName, chunk: { fnArray, argsArray: [] } })
      await delivered()
    }
    await send('d0', [DRAWING, DRAWING])
    await send('d1', [DRAWING, 1, 2])
    expect(exceeded).toBe(0)
    await send('d1', [DRAWING])
    expect(exceeded).toBe(1)
    stop()
    await send('d1', [DRAWING])
    expect(exceeded).toBe(1)
    port.limitOperators('d2', codes, 9999, () => exceeded++)
    await send('d2', new Array(2000).fill(SAVE).concat(11))
    expect(exceeded).toBe(1)
    await send('d2', [SAVE, SAVE])
    expect(exceeded).toBe(2)
  })
})

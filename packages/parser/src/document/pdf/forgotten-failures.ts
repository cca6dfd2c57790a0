/**
 * pdf.js fetches the pages of a file ahead. Where some of them are damaged it goes another way and forgets those fetches,
 * and Node ends a process for a failure that nobody takes: a server would fall over one damaged file.
 */

const isOfPdfJs = (reason: unknown): boolean => reason instanceof Error && /pdf\.worker/.test(reason.stack ?? '')

/** Lets pdf.js forget its failures; those of others end as they did, with whoever listens to them or else the process. */
export const forgetFailuresOfPdfJs = (): void => {
  const node = globalThis.process
  node?.on?.('unhandledRejection', (reason) => {
    if (!isOfPdfJs(reason) && node.listenerCount('unhandledRejection') === 1) throw reason
  })
}

/** `node healthcheck.mjs URL`: 0 where the address answers well, else 1. */
const { ok } = await fetch(process.argv[2], { signal: AbortSignal.timeout(4_000) }).catch(() => ({ ok: false }))
process.exitCode = ok ? 0 : 1

/** A file that is there whole or not at all. */
import { rename, rm, stat } from 'node:fs/promises'
import { ExpectedError, isSystemError, reasonOf } from '../expected-error.ts'

/** It holds hashes of keys and whatever agencies sent. */
export const OWNER_ONLY = 0o600

/**
 * Lets `write` fill `<path>.part`, which gets its name once that is done; a file that is there already is left alone.
 * Throws `backup.exists`, `output.unwritable`, what `write` throws, and the reason of `signal`.
 */
export async function writeWhole<T>(
  path: string,
  signal: AbortSignal,
  write: (part: string) => Promise<T>,
): Promise<T> {
  if (await isThere(path)) throw new ExpectedError('backup.exists', `${path} exists already; name another file.`)
  const part = `${path}.part`
  try {
    const written = await write(part)
    await rename(part, path)
    return written
  } catch (error) {
    await rm(part, { force: true })
    signal.throwIfAborted()
    throw isSystemError(error) && error.syscall !== 'connect' ? unwritable(path, error) : error
  }
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** `output.unwritable`, with the reason. */
export const unwritable = (path: string, error: NodeJS.ErrnoException) =>
  new ExpectedError('output.unwritable', `Cannot write ${path}: ${reasonOf(error)}.`, { cause: error })

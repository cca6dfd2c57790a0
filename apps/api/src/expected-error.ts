import { getSystemErrorMap, inspect } from 'node:util'

/** A failure that is the user’s to mend: its message is one line that says what happened, where, and what to do. */
export class ExpectedError extends Error {
  /** Permanent and dotted, such as `file.unreadable`. */
  readonly code: string
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ExpectedError'
    this.code = code
  }
}

/** What a person is told of an error, and a program by its code. */
export interface Failure {
  readonly code: string
  readonly message: string
}

/** The failure of an expected error of ours, the parser’s or the store’s: all carry a dotted code, and no other does. */
export function findFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const { code, message } = error
  return typeof code === 'string' && /^[a-z]+\.[a-z_]+$/.test(code) ? { code, message } : undefined
}

/** What to say of one file among others. What is our fault becomes one line that asks to be reported. */
export function toFailure(error: unknown): Failure {
  const cause = error instanceof Error ? error.message : String(error)
  const bug = {
    code: 'internal.unexpected',
    message: `This file broke the program, which is a bug to report: ${cause}`,
  }
  return findFailure(error) ?? bug
}

const FIRST_CONTROL_PICTURE = 0x2400

/** Besides control characters: other line ends, and marks that turn the direction of what follows. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** One line in which control characters, which a file’s name may hold, show as pictures and do nothing to a terminal. */
export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, (control) =>
    control < ' ' ? String.fromCharCode(FIRST_CONTROL_PICTURE + control.charCodeAt(0)) : '\ufffd',
  )

/** One line for standard error. Of an unexpected error, `DEBUG=gongkai` adds the stack, which is what its report needs. */
export function describeError(error: unknown, { DEBUG }: { readonly DEBUG?: string | undefined } = {}): string {
  const failure = findFailure(error)
  if (failure) return printable(`${failure.message} [${failure.code}]`)
  if (DEBUG === 'gongkai') return inspect(error)
  const what = error instanceof Error ? error.message : String(error)
  return printable(`Something broke: ${what}. DEBUG=gongkai shows where; please report it. [internal.unexpected]`)
}

/** One line on what failed with one file. */
export const describeFailure = (path: string, { code, message }: Failure): string =>
  printable(`${message.includes(path) ? '' : `${path}: `}${message} [${code}]`)

/** An error of the operating system, such as ENOENT. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string'
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EROFS: 'it may only be read',
  EISDIR: 'it is a folder',
  EEXIST: 'it is no folder, or a link that leads nowhere',
  ENOTDIR: 'a part of the path is no folder',
  ELOOP: 'the link leads back to itself',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space is left',
}

/** Why the system refused, in words: never with its own abbreviations and paths. */
export const reasonOf = ({ code = '', errno = 0 }: NodeJS.ErrnoException): string =>
  REASONS[code] ?? getSystemErrorMap().get(errno)?.[1] ?? 'the system refuses'

/** Whether `error` only says that `signal` was aborted, which is no failure. */
export const isInterruption = (error: unknown, signal: AbortSignal): boolean =>
  signal.aborted && error === signal.reason

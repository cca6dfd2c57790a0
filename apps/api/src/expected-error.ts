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

/** An error of the operating system, such as ENOENT. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string'
}

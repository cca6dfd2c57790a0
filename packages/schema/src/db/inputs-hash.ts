/** Hashes of what rulings are about; stored, so they must come out the same for good. */
import { createHash } from 'node:crypto'

export const hashOf = (inputs: unknown): string => createHash('sha256').update(JSON.stringify(inputs)).digest('hex')

export const hashOfPrintedName = (name: string): string => hashOf(name)

import { BackendError } from './backend.ts'

const UNKNOWN_IDS = new Set(['NOT_FOUND', 'BAD_USER_INPUT'])

/** The answer, or undefined where the API knows no such id; every other refusal is thrown. */
export const findNode = async <R>(answer: Promise<R>): Promise<R | undefined> => {
  try {
    return await answer
  } catch (error) {
    if (error instanceof BackendError && UNKNOWN_IDS.has(error.code)) return undefined
    throw error
  }
}

import { BackendError } from './backend.ts'

/** The address names something that is not there, or that no address of ours ever named. */
const CODES_OF_ADDRESSES = new Set(['NOT_FOUND', 'BAD_USER_INPUT'])

/** The answer, or undefined where the API has nothing under what the address names; every other refusal is thrown. */
export const findAnswer = async <R>(answer: Promise<R>): Promise<R | undefined> => {
  try {
    return await answer
  } catch (error) {
    if (error instanceof BackendError && CODES_OF_ADDRESSES.has(error.code)) return undefined
    throw error
  }
}

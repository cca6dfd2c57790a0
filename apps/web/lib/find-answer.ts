import { BackendError } from './backend.ts'
import { BadAddress } from './bad-address.ts'

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

/** The same of one page of a list; where the API knows no place to go on from, that is what the address has wrong. */
export const findPage = async <R>(answer: Promise<R>, after: string | undefined): Promise<R | undefined> => {
  const found = await findAnswer(answer)
  if (found === undefined && after) throw new BadAddress([{ name: 'after', value: after }])
  return found
}

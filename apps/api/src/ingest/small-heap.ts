import { setFlagsFromString } from 'node:v8'

/** By how many percent a heap may grow beyond what lives in it before it is collected. */
const GROWTH_PERCENT = 30

/**
 * V8 lets garbage pile up to several times what lives, which in a run that only streams is nearly all there is. For the
 * whole process with its threads, so it is for commands that do nothing else.
 */
export const keepHeapsSmall = () => setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)

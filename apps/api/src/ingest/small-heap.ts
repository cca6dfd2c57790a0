import { setFlagsFromString } from 'node:v8'

/**
 * V8 lets garbage pile up to several times what lives, which in a run that only streams is nearly all there is. For the
 * whole process, so it is for commands that do nothing else; threads begin with as much room for the young as they may have.
 */
const FLAGS = [
  // By how many percent a heap may grow beyond what lives in it before it is collected.
  '--heap-growing-percent=30',
  // The space for the young stays as large as it was when the program began: at its largest it takes 100 MB to no avail.
  '--semi-space-growth-factor=1',
  // In megabytes, of heaps made from here on: a third of `YOUNG_MEGABYTES`.
  '--min-semi-space-size=16',
]

export const keepHeapsSmall = () => FLAGS.forEach(setFlagsFromString)

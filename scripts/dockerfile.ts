/** A Dockerfile as its stages, so that tests can look at them and `run-dockerfile.ts` can run them. */

export interface Instruction {
  /** `COPY`, `RUN`, … */
  readonly word: string
  readonly text: string
}

export interface Stage {
  readonly name: string
  /** An image, or the name of an earlier stage. */
  readonly from: string
  /** Its own, without those of the stage it begins from. */
  readonly instructions: readonly Instruction[]
}

export function readDockerfile(text: string): Stage[] {
  const lines = text.replaceAll(/\\\n/g, ' ').split('\n')
  const stages: { name: string; from: string; instructions: Instruction[] }[] = []
  for (const line of lines) {
    const [, word, rest] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
    if (!word || rest === undefined) continue
    const [, from, name] = word === 'FROM' ? (/^(\S+) AS (\S+)$/.exec(rest) ?? []) : []
    if (from && name) stages.push({ name, from, instructions: [] })
    else stages.at(-1)?.instructions.push({ word, text: rest })
  }
  return stages
}

/** All that happens up to the end of a stage, in its order: the instructions of those it begins from first. */
export function instructionsOf(stages: readonly Stage[], name: string): Instruction[] {
  const stage = stages.find((candidate) => candidate.name === name)
  return stage ? [...instructionsOf(stages, stage.from), ...stage.instructions] : []
}

export interface Copy {
  /** A stage; undefined for the build’s own files. */
  readonly from: string | undefined
  readonly sources: readonly string[]
  readonly target: string
}

export function readCopy(text: string): Copy {
  const [, from, paths = text] = /^--from=(\S+) (.*)$/.exec(text) ?? []
  const words = paths.split(/\s+/)
  return { from, sources: words.slice(0, -1), target: words.at(-1) ?? '' }
}

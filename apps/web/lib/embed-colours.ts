/** The colours of embeds, by role. */
import { contrastOf, LEAST_CONTRAST } from './contrast.ts'

export const EMBED_COLOURS = {
  light: {
    paper: '#ffffff',
    ink: '#1a1b1e',
    soft: '#55585f',
    rule: '#dcd8ce',
    data: '#2b6496',
    link: '#1d4f7c',
    alarm: '#b0261c',
    warn: '#f8efd9',
  },
  dark: {
    paper: '#1b1d20',
    ink: '#ecebe6',
    soft: '#a8abb1',
    rule: '#35383d',
    data: '#7fb0e0',
    link: '#93bfea',
    alarm: '#ff8b7c',
    warn: '#382b12',
  },
} as const
export type Scheme = keyof typeof EMBED_COLOURS
type Role = keyof (typeof EMBED_COLOURS)['light']

/** What is read on what. */
const PAIRS: readonly (readonly [Role, Role, keyof typeof LEAST_CONTRAST])[] = [
  ['ink', 'paper', 'text'],
  ['soft', 'paper', 'text'],
  ['link', 'paper', 'text'],
  ['alarm', 'paper', 'text'],
  ['ink', 'warn', 'text'],
  ['link', 'warn', 'text'],
  ['data', 'paper', 'shape'],
]

export interface ContrastResult {
  readonly role: Role
  readonly on: Role
  readonly ratio: number
  readonly isEnough: boolean
}

export const contrastsOf = (scheme: Scheme): ContrastResult[] =>
  PAIRS.map(([role, on, kind]) => {
    const colours = EMBED_COLOURS[scheme]
    const ratio = contrastOf(colours[role], colours[on])
    return { role, on, ratio, isEnough: ratio >= LEAST_CONTRAST[kind] }
  })

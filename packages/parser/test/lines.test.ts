import { describe, expect, it } from 'vitest'
import { linesOf } from '../src/document/lines.ts'

const TEXT = ' 规章\t1，2 \n\n\t0\n| a |\n　\n末行'

describe('the lines of a text', () => {
  it('are its pieces between line feeds', () => {
    expect(linesOf(TEXT).map(({ start, end }) => TEXT.slice(start, end))).toEqual(TEXT.split('\n'))
  })
  it('are printed where they are trimmed', () => {
    const printed = linesOf(TEXT).map(({ printedStart, printedEnd }) => TEXT.slice(printedStart, printedEnd))
    expect(printed).toEqual(TEXT.split('\n').map((line) => line.trim()))
  })
  it('tell what makes them rows of a table', () => {
    const [row, empty, cell, pipes, blank] = linesOf(TEXT)
    expect(row).toMatchObject({ tabs: 1, pipes: 0, opensWithTab: false, hasComma: true, isBlank: false })
    expect(empty).toMatchObject({ tabs: 0, isBlank: true })
    expect(cell).toMatchObject({ tabs: 1, opensWithTab: true })
    expect(pipes).toMatchObject({ pipes: 2, isBetweenPipes: true })
    expect(blank).toMatchObject({ isBlank: true, isBetweenPipes: false })
  })
})

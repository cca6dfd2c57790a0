import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { REPOSITORY } from '../src/config.ts'
import { describeError, ExpectedError } from '../src/expected-error.ts'
import { createSignalReceiver } from '../src/terminal.ts'

test('the first signal asks to end, its echo does nothing, and a second one kills', () => {
  const [controller, kill] = [new AbortController(), vi.fn()]
  const receive = createSignalReceiver(controller, kill)
  receive('SIGINT', 10_000)
  expect(controller.signal.reason).toBe('SIGINT')
  receive('SIGINT', 10_050)
  expect(kill).not.toHaveBeenCalled()
  receive('SIGTERM', 12_000)
  expect(kill).toHaveBeenCalledWith('SIGTERM')
})

test('an unexpected error is one line, and keeps its stack for who asks for it', () => {
  const error = new TypeError('x is not\na function')
  expect(describeError(error)).toBe(
    'Something broke: x is not␊a function. DEBUG=gongkai shows where; please report it. [internal.unexpected]',
  )
  expect(describeError(error, { DEBUG: 'gongkai' })).toContain('terminal.test.ts')
  expect(describeError(new ExpectedError('file.unreadable', 'No.'), { DEBUG: 'gongkai' })).toBe('No. [file.unreadable]')
})

test.runIf(existsSync('/dev/full'))('an output that takes no more is one line and exit 1', () => {
  const full = openSync('/dev/full', 'w')
  const args = [join(REPOSITORY, 'apps/api/bin/gongkai.mjs'), 'parse', join(REPOSITORY, 'samples')]
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' })
  closeSync(full)
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'gongkai: The output cannot be written: no space is left. [output.unwritable]\n',
  })
})

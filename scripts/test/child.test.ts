import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a child ends when its parent is killed', async () => {
  const idle = 'console.log(process.pid); setInterval(() => {}, 1000)'
  const program = `
    const { startChild } = await import(${JSON.stringify(new URL('../child.ts', import.meta.url).href)})
    const child = startChild(['--eval', ${JSON.stringify(idle)}], { cwd: '/', env: process.env })
    const watch = setInterval(() => child.output() && console.log(child.output()), 50)`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(parent.stdout), 'line')
  expect(isAlive(Number(line))).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => isAlive(Number(line))).toBe(false)
})

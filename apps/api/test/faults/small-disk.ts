/** A disk of its own, small enough to be filled, under a folder. */
import { execFileSync } from 'node:child_process'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface SmallDisk {
  /** Leaves no more than so many bytes. */
  fill(left: number): Promise<void>
  makeRoom(): Promise<void>
  unmount(): Promise<void>
}

export const canMount = () => process.platform === 'linux' && process.getuid?.() === 0

/** Puts the folder and all that is in it on a disk of `megabytes`. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  const copy = `${folder}-copy`
  execFileSync('cp', ['-a', folder, copy])
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  execFileSync('cp', ['-a', `${copy}/.`, folder])
  await rm(copy, { recursive: true })
  const ballast = join(folder, 'ballast')
  return {
    fill: async (left) => {
      const { bavail, bsize } = await statfs(folder)
      await writeFile(ballast, new Uint8Array(bavail * bsize - left))
    },
    makeRoom: () => rm(ballast, { force: true }),
    unmount: async () => {
      execFileSync('umount', ['--lazy', folder])
    },
  }
}

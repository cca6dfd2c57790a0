/** A list of addresses: one in a line, after a tab the division code for names that several regions share. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ExpectedError, findFailure, reasonOf } from '../expected-error.ts'
import { readUrl } from './target.ts'

export interface ListedUrl {
  readonly url: URL
  readonly region: string | undefined
}

/** Empty lines and those that begin with `#` say nothing; an address that stands twice is asked once. Throws `file.unreadable`, `list.invalid`. */
export async function readUrlList(path: string, cwd: string): Promise<ListedUrl[]> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch((error) => {
    throw new ExpectedError('file.unreadable', `Cannot read the list ${path}: ${reasonOf(error)}.`)
  })
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const listed = await Promise.all(lines.map((line, index) => readLine(line, `${path}, line ${index + 1}`)))
  return [...new Map(listed.flatMap((entry) => (entry ? [[entry.url.href, entry]] : []))).values()]
}

async function readLine(line: string, place: string): Promise<ListedUrl | undefined> {
  const [address = '', code = ''] = line.split('\t').map((part) => part.trim())
  if (address === '' || address.startsWith('#')) return undefined
  return { url: urlAt(address, place), region: code === '' ? undefined : await regionAt(code, place) }
}

function urlAt(address: string, place: string): URL {
  try {
    return readUrl(address)
  } catch (error) {
    throw new ExpectedError('list.invalid', `${place}: ${findFailure(error)?.message ?? error}`)
  }
}

async function regionAt(code: string, place: string): Promise<string> {
  const { findDivision } = await import('@gongkai/parser')
  const division = findDivision(code)
  if (division) return division.code
  throw new ExpectedError('list.invalid', `${place}: no division has the code ${code}. Mend it or leave it out.`)
}

/** A table with all that explains it, in one archive that is made as it is sent. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { REPOSITORY } from '../config.ts'
import { type Provenance, writeCitation, writeDataPackage, writeDictionary, writeReadme } from './data-package.ts'
import type { ExportTable } from './table.ts'
import { writeCsv } from './write-csv.ts'

export async function writeZip(table: ExportTable, isWithBom: boolean, provenance: Provenance): Promise<Readable> {
  const zip = new ZipFile()
  const options = { mtime: provenance.now }
  const texts = {
    'README.md': writeReadme(table, provenance),
    'data-dictionary.csv': writeDictionary(table),
    'datapackage.json': writeDataPackage(table, provenance),
    'CITATION.cff': writeCitation(table, provenance),
    LICENSE: await readFile(resolve(REPOSITORY, 'LICENSE'), 'utf8'),
  }
  for (const [name, text] of Object.entries(texts)) zip.addBuffer(Buffer.from(text), name, options)
  zip.addReadStreamLazy('data.csv', options, (done) => done(null, Readable.from(writeCsv(table, isWithBom))))
  zip.end()
  const output = zip.outputStream as Readable
  zip.on('error', (error) => output.destroy(error))
  return output
}

/** `npm run build` ends with it: what a machine of production gets, as `release/sbom.cdx.json`, which git leaves alone. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { REPOSITORY } from '../apps/api/src/config.ts'
import { BILL_OF_MATERIALS, makeBillOfMaterials } from './release/bill-of-materials.ts'

const read = (path: string) => readFileSync(join(REPOSITORY, path), 'utf8')
const { version } = JSON.parse(read('package.json'))
const file = join(REPOSITORY, BILL_OF_MATERIALS)
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, makeBillOfMaterials(read('package-lock.json'), 'gongkai', version, new Date()))
console.log(`Wrote ${BILL_OF_MATERIALS}`)

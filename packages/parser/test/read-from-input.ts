/** Reads what comes in, says how many facts it holds, and a moment later whether the process is still there. */
import { buffer } from 'node:stream/consumers'
import { parseDocument } from '../src/index.ts'

const [report] = await parseDocument({ name: 'input', bytes: await buffer(process.stdin) })
console.log(`${report?.facts.length} facts`)
setTimeout(() => console.log('alive'), 50)

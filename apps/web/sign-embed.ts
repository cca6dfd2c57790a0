import { fileURLToPath } from 'node:url'
import { loadEnvFile, readConfig } from './config.ts'
import { main } from './embed/sign-address.ts'

loadEnvFile(fileURLToPath(new URL('../../.env', import.meta.url)))
process.exitCode = main(process.argv.slice(2), {
  keys: readConfig().signingKeys,
  now: new Date(),
  print: console.log,
  complain: console.error,
})

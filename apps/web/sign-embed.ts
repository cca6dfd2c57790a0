import { readConfig } from './config.ts'
import { main } from './embed/sign-address.ts'

process.exitCode = main(process.argv.slice(2), {
  keys: readConfig().signingKeys,
  now: new Date(),
  print: console.log,
  complain: console.error,
})

#!/usr/bin/env node
import { requireSupportedNode } from '../apps/api/bin/supported-node.mjs'

requireSupportedNode()
const { fillFromTerminal } = await import('./synthetic/index.ts')
await fillFromTerminal(process.argv.slice(2))

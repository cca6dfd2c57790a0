#!/usr/bin/env node
import { requireSupportedNode } from './supported-node.mjs'

requireSupportedNode()
const { runFromTerminal } = await import('../src/main.ts')
await runFromTerminal()

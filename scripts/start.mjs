#!/usr/bin/env node
import { requireSupportedNode } from '../apps/api/bin/supported-node.mjs'

requireSupportedNode()
const { startFromTerminal } = await import('./start.ts')
await startFromTerminal()

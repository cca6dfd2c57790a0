#!/usr/bin/env node
import { requireSupportedNode } from '../apps/api/bin/supported-node.mjs'

requireSupportedNode()
const { runSteps } = await import('./steps.ts')
process.exitCode = runSteps()

#!/usr/bin/env node
import { requireSupportedNode } from '../apps/api/bin/supported-node.mjs'

requireSupportedNode()
const { demonstrate } = await import('./demo.ts')
await demonstrate()

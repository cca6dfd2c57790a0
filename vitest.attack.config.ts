import { mergeConfig } from 'vitest/config'
import { namedTests, patternOf } from './scripts/threat-model.ts'
import config from './vitest.config.ts'

const tests = namedTests()

/** Only the tests that docs/threat-model.md names. */
export default mergeConfig(
  { ...config, test: { ...config.test, include: [] } },
  {
    test: {
      include: [...new Set(tests.map(({ path }) => path))],
      testNamePattern: new RegExp(tests.map(({ name }) => patternOf(name)).join('|')),
    },
  },
)

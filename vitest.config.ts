import { defineConfig } from 'vitest/config'

// Not `import`: Vite adds it, and Node would also take it for what packages require.
const conditions = ['source', 'module', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: [
      'packages/*/src/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'e2e/system/**/*.test.ts',
    ],
    environment: 'node',
    // As many as there are cores: most of the long ones wait for a disk or for another process.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})

// What the package exports, and nothing else of it. The root has no dependency on it by name.
export * from '../../packages/core/src/index.ts'

/**
 * Imports a module that did not come once more. Firefox, and Chrome of before 2026, remember as long
 * as the page lives that a module did not come. But they say which, and under another fragment it is
 * one they have not asked for yet. Where none is named, this fails as well.
 * @param error what the `import()` rejected with
 */
export const importAnew = <Module>(error: unknown): Promise<Module> =>
  import(
    /* webpackIgnore: true */ /* @vite-ignore */
    // `exec` makes a text of it.
    `${String(/https?:[^\s)]+/.exec(error as string))}#${Date.now()}`
  )

// tsc hands the address of such an import to a function of this name, and would bring along its own,
// which turns `.ts` into `.js`. This address has nothing to turn.
// oxlint-disable-next-line no-unused-vars, no-underscore-dangle
const __rewriteRelativeImportExtension = (address: string): string => address

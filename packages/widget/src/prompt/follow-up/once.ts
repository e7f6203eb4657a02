/** The second tap of a double tap on a face is not a reason that happens to lie below it. */
export function once(act: () => void): (event: MouseEvent) => void {
  return ({ detail }) => {
    if (detail < 2) act()
  }
}

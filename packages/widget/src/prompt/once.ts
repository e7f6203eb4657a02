/** The second tap of a double tap is not an answer to what happens to lie below it by then. */
export function once(act: () => void): (event: MouseEvent) => void {
  return ({ detail }) => {
    if (detail < 2) act()
  }
}

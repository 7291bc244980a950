// Going through a list by keyboard: `data-row-move` moves between the links marked `data-row`, `data-row-tick` ticks the row's box.
const links = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')]

let last = -1

/** The row that has the focus, or had it before a box was ticked. */
function current(): number {
  const focused = links().findIndex((link) => link.closest('tr')?.contains(document.activeElement))
  if (focused >= 0) last = focused
  return last
}

for (const button of document.querySelectorAll<HTMLElement>('[data-row-move]'))
  button.addEventListener('click', () => {
    const all = links()
    last = Math.min(all.length - 1, Math.max(0, current() + Number(button.dataset.rowMove)))
    all[last]?.focus()
    all[last]?.scrollIntoView({ block: 'nearest' })
  })

for (const button of document.querySelectorAll<HTMLElement>('[data-row-tick]'))
  button.addEventListener('click', () => {
    const link = links()[current()]
    link?.closest('tr')?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
    link?.focus()
  })

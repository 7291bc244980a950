// Shows the buttons that print the page, where there are scripts to do it.
for (const place of document.querySelectorAll<HTMLElement>('[data-print]')) {
  place.hidden = false
  place.addEventListener('click', () => window.print())
}

/** A star, full or only its line; it stands beside words that say the same, so screen readers pass it over. */
export const StarIcon = ({ full = true }: { full?: boolean }) => (
  <svg
    class="camlo-icon camlo-icon--star"
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
    {...(full ? { 'data-full': true } : {})}
  >
    <path d="M12 2.6l2.9 6.2 6.7.8-5 4.6 1.4 6.7-6-3.4-6 3.4 1.4-6.7-5-4.6 6.7-.8z" />
  </svg>
)

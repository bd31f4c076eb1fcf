/** The sign of the product, as 年报体检 bears it. */
export const Seal = () => (
  <svg className="seal" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <rect x="1" y="1" width="30" height="30" rx="6" />
    <path d="M9 8h14M9 14h14M9 20h6" />
    <path d="m17 22 3 3 6-7" />
  </svg>
);

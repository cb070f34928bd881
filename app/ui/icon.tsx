const paths = {
  rooms:
    "M3 5.5A2.5 2.5 0 0 1 5.5 3h9A2.5 2.5 0 0 1 17 5.5v6a2.5 2.5 0 0 1-2.5 2.5H9l-3.7 2.8a.5.5 0 0 1-.8-.4V14A2.5 2.5 0 0 1 3 11.5zM7 7.25h6M7 10h3.5",
  company:
    "M4 17V4.5A1.5 1.5 0 0 1 5.5 3h5A1.5 1.5 0 0 1 12 4.5V17M12 8h2.5A1.5 1.5 0 0 1 16 9.5V17M2.5 17h15M7 6.5h2M7 9.75h2M7 13h2",
  admin: "M10 2.75 16 5v4.6c0 3.6-2.4 6.2-6 7.65C6.4 15.8 4 13.2 4 9.6V5zM7.5 10l1.75 1.75L12.75 8",
  person: "M10 10a3.25 3.25 0 1 0 0-6.5A3.25 3.25 0 0 0 10 10M3.75 16.75c.5-2.9 2.95-4.5 6.25-4.5s5.75 1.6 6.25 4.5",
  people:
    "M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5M2.5 15.75c.4-2.4 2.3-3.75 5-3.75s4.6 1.35 5 3.75M13 4.3a2.75 2.75 0 0 1 0 4.9M14.5 12.2c1.7.5 2.75 1.7 3 3.55",
  plus: "M10 4v12M4 10h12",
  back: "M12 4.5 6.5 10l5.5 5.5",
  forward: "M8 4.5 13.5 10 8 15.5",
  up: "M4.5 12 10 6.5l5.5 5.5",
  down: "M4.5 8l5.5 5.5L15.5 8",
  close: "M5 5l10 10M15 5 5 15",
  check: "M4 10.5 8.25 14.75 16 6",
  copy: "M7.5 7.5v-3A1.5 1.5 0 0 1 9 3h6.5A1.5 1.5 0 0 1 17 4.5V11a1.5 1.5 0 0 1-1.5 1.5h-3M4.5 7.5H11A1.5 1.5 0 0 1 12.5 9v6.5A1.5 1.5 0 0 1 11 17H4.5A1.5 1.5 0 0 1 3 15.5V9a1.5 1.5 0 0 1 1.5-1.5",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  send: "M10 16V4.5M5 9.25 10 4.25l5 5",
  edit: "M12.9 4.1a1.6 1.6 0 0 1 2.3 0l.7.7a1.6 1.6 0 0 1 0 2.3l-8.6 8.6-3.8.8.8-3.8zM11.5 5.5l3 3",
  history: "M3.5 10a6.5 6.5 0 1 0 2-4.7L3.5 7.25M3.5 3.5v3.75h3.75M10 6.5V10l2.5 1.5",
  withdraw: "M4 7h8.5a3.75 3.75 0 0 1 0 7.5H7M4 7l3.25-3.25M4 7l3.25 3.25",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 6.25V10l2.75 1.75",
  globe: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M3.25 10h13.5M10 3c2 1.9 3 4.2 3 7s-1 5.1-3 7c-2-1.9-3-4.2-3-7s1-5.1 3-7",
  warning: "M10 3.5 17.5 16.5h-15zM10 8.25V12M10 14.25h.01",
  info: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 9v4.5M10 6.5h.01",
  offline: "M3 3l14 14M6 8.4a8 8 0 0 0-2 1.4M8.9 6.1a9.5 9.5 0 0 1 8.3 2.6M7.5 12.1a4.5 4.5 0 0 1 4.2-.8M10 15.5h.01",
  link: "M8.5 11.5a3 3 0 0 0 4.25 0l2.5-2.5A3 3 0 0 0 11 4.75l-.9.9M11.5 8.5a3 3 0 0 0-4.25 0l-2.5 2.5A3 3 0 0 0 9 15.25l.9-.9",
  smile: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M7.5 8.5h.01M12.5 8.5h.01M7 11.75c.7 1.2 1.7 1.75 3 1.75s2.3-.55 3-1.75",
  out: "M12.5 3.5h2A1.5 1.5 0 0 1 16 5v10a1.5 1.5 0 0 1-1.5 1.5h-2M9 6.5 12.5 10 9 13.5M12.5 10H4",
};

export type IconName = keyof typeof paths;

/** A line drawing on a 20 px grid, in the colour of the text. Always beside words or inside something labelled. */
export function Icon({ name, className = "size-5" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className={`${className} shrink-0`}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2.25 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}

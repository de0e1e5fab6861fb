const DAY = 86_400_000;
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const year = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

/** `today 14:05`, `yesterday 14:05`, `21 Nov 14:05`, `21 Nov 2025`; in local time. */
export function when(at: number, now: number): string {
  const days = Math.round((midnight(now) - midnight(at)) / DAY);
  if (days === 0) return `today ${clock.format(at)}`;
  if (days === 1) return `yesterday ${clock.format(at)}`;
  return days > 300 || days < 0 ? year.format(at) : `${date.format(at)} ${clock.format(at)}`;
}

export const exactly = (at: number): string => full.format(at);

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

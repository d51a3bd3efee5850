import * as z from 'zod';

const maxNamed = 20;
const maxLength = 200;

export const unreadSchema = z.object({
  number: z.int().min(0),
  first: z.array(z.string().max(maxLength)).max(maxNamed),
});

/** The records and lists that the control gave no answer for: their number, and the first few, such as `contacts.get 13`. */
export type Unread = z.output<typeof unreadSchema>;

export const nothingUnread: Unread = { number: 0, first: [] };

/** In the order in which they were read. */
export function withUnread(before: Unread, { number, first }: Unread): Unread {
  if (number === 0) return before;
  return { number: before.number + number, first: [...before.first, ...first].slice(0, maxNamed) };
}

export function unreadOf(name: string | undefined): Unread {
  return name === undefined ? nothingUnread : { number: 1, first: [name.slice(0, maxLength)] };
}

import { ConfigurationError } from '../../errors/index.js';
import { type SeedUser, seedUsers } from '../seed/people.js';

/** The user accounts: their passwords, and whether they are enabled. */
export class Users {
  readonly #passwords = new Map<string, string>();
  readonly #disabled = new Set<string>();

  /** Every account as the seed has it. */
  reset(): void {
    this.#passwords.clear();
    this.#disabled.clear();
  }

  /** Who may sign in. */
  get all(): readonly SeedUser[] {
    return seedUsers.filter((user) => this.mayEnter(user));
  }

  /** An enabled account; the case of a name does not matter. */
  named(name: string): SeedUser | undefined {
    return this.all.find((user) => user.name === name.toLowerCase());
  }

  withPassword(name: string, password: string): SeedUser | undefined {
    return this.all.find((user) => user.name === name && this.passwordOf(user) === password);
  }

  passwordOf({ name, password }: SeedUser): string {
    return this.#passwords.get(name) ?? password;
  }

  mayEnter({ name }: SeedUser): boolean {
    return !this.#disabled.has(name);
  }

  changePassword(name: string, password: string): void {
    this.#passwords.set(existing(name).name, password);
  }

  disable(name: string): SeedUser {
    const user = existing(name);
    this.#disabled.add(user.name);
    return user;
  }
}

function existing(name: string): SeedUser {
  const user = seedUsers.find((each) => each.name === name);
  if (user !== undefined) return user;
  const names = seedUsers.map((each) => each.name).join(', ');
  throw new ConfigurationError(`the emulator has no user ${name}; it has ${names}`);
}

type Modules = Readonly<Record<string, object>>;

let load: () => Promise<Modules> = async () => ({});

/**
 * Sets the modules that users' programs (configurations and scenarios) share with the process, by the names that they
 * import. The command contains the library in files of its own; without this, `instanceof` in a scenario would compare
 * with the classes of another copy.
 */
export function shareModules(loader: () => Promise<Modules>): void {
  load = loader;
}

/** Loads them. */
export function sharedModules(): Promise<Modules> {
  return load();
}

/** The value of `--queue [url]`, for the help. */
export const queueHelp = 'a Redis: redis://host or, with TLS, rediss://host; default: redis of the configuration';

// Made from the schema in schema.ts by scripts/generate-configuration-types.mjs; change it there.
import type { CallHooks, AuditSink } from '../observation/index.js';
import type { ComparisonRule } from '../comparison/index.js';
import type { Interceptor } from '../operations/index.js';
import type { StickyKey } from './routed-call.js';

/** What `connect` takes. */
export interface SuperOfficeConfiguration {
  /** The transport: soap, rest, or agents. */
  transport: 'soap' | 'rest' | 'agents';
  /** The Online tenant, the Onsite installation, or "emulator" for one in this process. */
  tenant:
    | 'emulator'
    | {
        /** sod, stage or prod, or a host name such as online.superoffice.com. */
        environment: string;
        /** The context identifier, such as Cust12345. */
        id: string;
        /** The environment's URL, if it is not one of SuperOffice's own: the part before /api/state and /login. */
        origin?: string | undefined;
      }
    | {
        /** The URL of the Onsite installation: the part before /api and /Remote. */
        url: string;
        /** The URL for SOAP, if it differs: the part before /Remote. */
        soapUrl?: string | undefined;
        /** The URL for REST, if it differs: the part before /api. */
        restUrl?: string | undefined;
      };
  /** Transports for some of the calls, instead of transport. The first match wins. */
  routes?: Route[] | undefined;
  /** Limits and rules for the shadow calls of routes. */
  shadows?:
    | {
        /** Shadow calls in flight at once. Calls beyond that are not compared. Default 4. */
        inFlight?: number | undefined;
        /** Maximum size of a shadow answer in bytes. Larger answers are not compared. Default 262144. */
        maximumAnswerBytes?: number | undefined;
        /** Timeout of a shadow call in milliseconds. Default 30000. */
        timeout?: number | undefined;
        /** Known differences that are not mismatches: rules as in verify and sweep. */
        rules?: ComparisonRule[] | undefined;
        /** A file to which each comparison is appended as a line of JSON: fields and causes, never values. */
        file?: string | undefined;
      }
    | undefined;
  /** The credentials. Not required for the emulator. */
  auth?:
    | {
        /** No credentials, for what a server tells anyone. */
        kind: 'anonymous';
        appToken?: string | undefined;
      }
    | {
        /** An access token that your own code obtains and renews. */
        kind: 'bearer';
        accessToken: string;
        appToken?: string | undefined;
      }
    | {
        /** A ticket that your own code obtains and renews. */
        kind: 'ticket';
        ticket: string;
        appToken?: string | undefined;
      }
    | {
        /** A user name and password, Onsite. */
        kind: 'basic';
        username: string;
        password: string;
      }
    | {
        /** A Windows user by NTLM, Onsite. Each connection signs in. */
        kind: 'ntlm';
        username: string;
        password: string;
        /** The Windows domain. Default: the one that the server names. */
        domain?: string | undefined;
        /** The name of this machine. */
        workstation?: string | undefined;
      }
    | {
        /** As a user who signed in once: the refresh token renews the access tokens. */
        kind: 'refresh';
        refreshToken: string;
        clientId: string;
        /** The application token. An application without one, on a user's own machine, cannot call SOAP Online. */
        clientSecret?: string | undefined;
        /** The login URL, for a tenant that is given by its url. */
        loginUrl?: string | undefined;
        /**
         * A folder for access tokens and tickets, shared by processes. Default: each process keeps them in
         * memory.
         */
        tokenStore?: TokenStoreFolder | undefined;
      }
    | {
        /** As the user who signed in with superoffice-bridge login, which fills the token store. */
        kind: 'interactive';
        clientId: string;
        clientSecret?: string | undefined;
        /** The context identifier, such as Cust12345, for a tenant that is given by its url. */
        tenantId?: string | undefined;
        /** The login URL, for a tenant that is given by its url. */
        loginUrl?: string | undefined;
        /**
         * A folder for access tokens and tickets, shared by processes. Default: each process keeps them in
         * memory.
         */
        tokenStore: TokenStoreFolder;
      }
    | {
        /** As the application itself. */
        kind: 'systemUser';
        systemUserToken: string;
        /** The client secret. */
        appToken: string;
        /** The application's RSA private key, as PEM or as the XML that SuperOffice provides. */
        privateKey: string;
        /** The service that issues the ticket. Default "rest". */
        via?: 'rest' | 'soap' | undefined;
        /** The context identifier, such as Cust12345, for a tenant that is given by its url. */
        tenantId?: string | undefined;
        /** The login URL, for a tenant that is given by its url. */
        loginUrl?: string | undefined;
        /**
         * A folder for access tokens and tickets, shared by processes. Default: each process keeps them in
         * memory.
         */
        tokenStore?: TokenStoreFolder | undefined;
      }
    | undefined;
  /** A contract to use instead of the bundled one. */
  contract?:
    | {
        /** A folder of WSDL documents, an OpenAPI document, or a folder of OpenAPI documents. */
        source: string;
      }
    | undefined;
  /** The former name of contract, which means the same. */
  wsdl?:
    | {
        /** A folder of WSDL documents, an OpenAPI document, or a folder of OpenAPI documents. */
        source: string;
      }
    | undefined;
  /** The ISO 639-1 code of the language for multi-language texts. Default: texts as they are stored. */
  language?: string | undefined;
  /** A culture such as nb-NO. */
  culture?: string | undefined;
  /** A SuperOffice time zone code such as NO. */
  timeZone?: string | undefined;
  /** Timeout of each request in milliseconds. Default 60000. */
  timeout?: number | undefined;
  /** Keeps fields that a server sends and the contract does not have. Default false. */
  extras?: boolean | undefined;
  /** How a connection retries failed calls, and how many calls it sends at once. */
  resilience?:
    | {
        /** Maximum number of attempts of a call that may be repeated; 1 means no retry. Default 4. */
        attempts?: number | undefined;
        /** Approximate milliseconds before the second attempt. Later delays are longer. Default 200. */
        initialDelay?: number | undefined;
        /**
         * Maximum milliseconds between attempts. A call fails if the server asks for a longer delay. Default
         * 30000.
         */
        maximumDelay?: number | undefined;
        /** Maximum number of calls to the tenant in flight at once. Default 32. */
        concurrency?: number | undefined;
        /** Maximum number of waiting calls. Calls beyond that are refused. Default 10000. */
        queue?: number | undefined;
        /** Stops calling a tenant that does not answer; false to disable. */
        breaker?:
          | false
          | {
              /** The share of failed calls that opens the breaker, above 0 and below 1. Default 0.8. */
              threshold?: number | undefined;
              /** Milliseconds over which calls are counted. Default 20000. */
              window?: number | undefined;
              /** Minimum calls per second for the breaker to open. Default 1. */
              minimumRate?: number | undefined;
              /** Milliseconds until one call is let through as a trial. Default 5000. */
              cooldown?: number | undefined;
            }
          | undefined;
      }
    | undefined;
  /**
   * Caches answers that seldom change. Off by default, so that answers are always current. Default
   * false.
   */
  cache?: boolean | KeptAnswers | undefined;
  /** Your own interceptors, called for every exchange; the first one is the outermost. Default []. */
  interceptors?: Interceptor[] | undefined;
  /** Functions that are called for each call. */
  hooks?:
    | {
        /** Called with a record of each call when it ends. */
        call: CallHooks['call'];
      }
    | undefined;
  /** Where a record of each write goes: files in a folder, or your own sink. */
  audit?:
    | {
        /** The folder for the audit files, one per day. */
        folder: string;
      }
    | AuditSink
    | undefined;
  /** HTTP settings. */
  http?: HttpConfiguration | undefined;
  /** A Redis in which processes share state. Default: each process has its own. */
  redis?: RedisConfiguration | undefined;
}

/** A Redis in which processes share tokens, limits, guardrails, circuit breakers and cached answers. */
export interface RedisConfiguration {
  /**
   * The address: redis:// or, with TLS, rediss://, with user name, password and database if they are
   * needed.
   */
  url: string;
  /** The user of the access control list, if the URL does not name it. */
  username?: string | undefined;
  /** The password, if it is not in the URL. */
  password?: string | undefined;
  /** Certificate authorities to trust, besides those that Node trusts: a PEM file, or its text. */
  ca?: string | undefined;
  /** The beginning of all keys, for applications that share a Redis. Default "superoffice". */
  prefix?: string | undefined;
  /**
   * Milliseconds for one command. After that, calls go on without Redis until it answers again. Default
   * 500.
   */
  timeout?: number | undefined;
  /**
   * Encrypts tokens and cached answers: 32 bytes in base64 or hexadecimal. Default: the environment
   * variable SUPEROFFICE_TOKEN_KEY.
   */
  key?: string | undefined;
  /** What is shared. Default: everything that the other settings use. */
  share?: ('tokens' | 'rate' | 'concurrency' | 'guardrails' | 'breaker' | 'cache')[] | undefined;
}

/** HTTP settings. */
export interface HttpConfiguration {
  /** Maximum size of an answer in bytes. Default 20971520. */
  maximumAnswerBytes?: number | undefined;
  /** Maximum number of connections to one host. Default 32. */
  connections?: number | undefined;
  /**
   * The URL of the proxy, with its user name and password if it needs them; false for none. Default:
   * HTTPS_PROXY and HTTP_PROXY. The hosts of NO_PROXY are reached directly.
   */
  proxy?: false | string | undefined;
  /** Certificate authorities to trust, besides those that Node trusts: a PEM file, or its text. */
  ca?: string | undefined;
  /** The certificate of this machine, for servers that require one. */
  clientCertificate?:
    | {
        /** The certificate: a PEM file, or its text. */
        certificate: string;
        /** The private key: a PEM file, or its text. */
        key: string;
        /** The passphrase of the key. */
        passphrase?: string | undefined;
      }
    | {
        /** A PFX file (PKCS #12), with the certificate and its key. */
        pfx: string;
        /** The passphrase of the file. */
        passphrase?: string | undefined;
      }
    | undefined;
  /** Further headers of every request, such as the key of a gateway, or a User-Agent of your own. */
  headers?: Record<string, string> | undefined;
  /**
   * Maximum number of requests per second of a connection, shadow reads included. Further ones wait,
   * within their timeout. Connections to the same tenant do not share it: divide it among them.
   */
  requestsPerSecond?: number | undefined;
}

/** How long answers are cached. */
export interface KeptAnswers {
  /** Seconds for lists and their items; 0 for never. */
  lists?: number | undefined;
  /** Seconds for preferences; 0 for never. */
  preferences?: number | undefined;
  /** Seconds for the names of archive providers, and their columns; 0 for never. */
  archives?: number | undefined;
  /** Seconds for the current user; 0 for never. */
  principal?: number | undefined;
  /** Seconds for user-defined fields and their layouts; 0 for never. */
  fields?: number | undefined;
  /** Seconds for associates; 0 for never. */
  associates?: number | undefined;
  /** Seconds for licences; 0 for never. */
  licenses?: number | undefined;
  /** Seconds for entities, each revalidated with the server before use; REST only; 0 for never. */
  entities?: number | undefined;
  /** Maximum size of the cache, in characters, approximately. Default 16777216. */
  maximumSize?: number | undefined;
}

/**
 * A folder for access tokens and tickets, shared by processes. Default: each process keeps them in
 * memory.
 */
export interface TokenStoreFolder {
  /** The folder. It is created if it does not exist. */
  folder: string;
  /** 32 bytes in base64 or hexadecimal. Default: the environment variable SUPEROFFICE_TOKEN_KEY. */
  key?: string | undefined;
}

/** The transport for some of the calls. */
export interface Route {
  /**
   * The operations: contacts.get, lists.*, archive.*, documents.*, principal, agents.Appointment.*. A *
   * matches one part of a name, and at the end all remaining parts.
   */
  match: string | string[];
  /** The transport for these calls: one, or the percentage for each, as in { rest: 25, soap: 75 }. */
  transport:
    | 'soap'
    | 'rest'
    | 'agents'
    | {
        soap?: number | undefined;
        rest?: number | undefined;
        agents?: number | undefined;
      };
  /**
   * Keeps calls with the same key on the same transport: the id of the entity, the signed-in user, or a
   * function of the call. Default: each call is assigned at random.
   */
  stickyBy?: 'id' | 'user' | StickyKey | undefined;
  /** Sends reads to a second transport too, and compares the answers. Callers are not affected. */
  shadow?:
    | {
        /** The second transport. */
        transport: 'soap' | 'rest' | 'agents';
        /** The share of calls to shadow, from 0 to 1. Default 1. */
        sample?: number | undefined;
      }
    | undefined;
  /** Serves a read if its transport failed, and every call of the route once its guardrails have tripped. */
  fallback?: 'soap' | 'rest' | 'agents' | undefined;
  /** Sends all calls of the route to its fallback if too many of them fail or differ. */
  guardrails?:
    | {
        /** The share of calls whose transport may fail, from 0 to 1. */
        errors?: number | undefined;
        /** The share of comparisons that may find a difference, from 0 to 1. */
        mismatches?: number | undefined;
        /** Milliseconds over which both are counted. Default 60000. */
        window?: number | undefined;
        /** The fewest calls or comparisons from which a share is taken. Default 20. */
        minimum?: number | undefined;
        /** Milliseconds until the route is tried again. Default: not until a policy is applied again. */
        cooldown?: number | undefined;
      }
    | undefined;
}

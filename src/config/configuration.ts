// Made from the schema in schema.ts by scripts/generate-configuration-types.mjs; change it there.
import type { CallHooks, AuditSink } from '../observation/index.js';
import type { ComparisonRule } from '../comparison/index.js';
import type { Interceptor } from '../operations/index.js';
import type { StickyKey } from './routed-call.js';

/** What `connect` takes. */
export interface SuperOfficeConfiguration {
  /** What serves calls: soap, rest, or agents. */
  transport: 'soap' | 'rest' | 'agents';
  /** The tenant on line, the site, or "emulator" for one in this process. */
  tenant:
    | 'emulator'
    | {
        /** sod, stage or prod, or the host's own name, such as online3. */
        environment: string;
        /** The context identifier, such as Cust12345. */
        id: string;
        /**
         * The environment's own address, where it is not the vendor's: what stands before /api/state and
         * /login.
         */
        origin?: string | undefined;
      }
    | {
        /** The site on one's own server: what stands before /api and /Remote. */
        url: string;
        /** Where SOAP is elsewhere: what stands before /Remote. */
        soapUrl?: string | undefined;
        /** Where REST is elsewhere: what stands before /api. */
        restUrl?: string | undefined;
      };
  /** Which transport serves which calls, where transport is not the answer for all. The first match wins. */
  routes?: Route[] | undefined;
  /** How much the shadows of routes may take. */
  shadows?:
    | {
        /** Shadows under way at once; what comes while there are that many is not compared. Default 4. */
        inFlight?: number | undefined;
        /** The most bytes of an answer to a shadow: what is larger is not compared. Default 262144. */
        maximumAnswerBytes?: number | undefined;
        /** Milliseconds that a shadow may take. Default 30000. */
        timeout?: number | undefined;
        /** Differences that are known, and no mismatch: rules as verify and sweep have them. */
        rules?: ComparisonRule[] | undefined;
        /** A file to which each comparison is appended as a line of JSON: fields and causes, and no value. */
        file?: string | undefined;
      }
    | undefined;
  /** How calls prove who makes them. The emulator brings its own. */
  auth?:
    | {
        /** Nobody, for what a server tells everybody. */
        kind: 'anonymous';
        appToken?: string | undefined;
      }
    | {
        /** An access token that somebody else gets and renews. */
        kind: 'bearer';
        accessToken: string;
        appToken?: string | undefined;
      }
    | {
        /** A ticket that somebody else gets and renews. */
        kind: 'ticket';
        ticket: string;
        appToken?: string | undefined;
      }
    | {
        /** A user's name and password, on site. */
        kind: 'basic';
        username: string;
        password: string;
      }
    | {
        /** A Windows user on site, by NTLM; each connection signs in. */
        kind: 'ntlm';
        username: string;
        password: string;
        /** The Windows domain. Default: the one that the server names. */
        domain?: string | undefined;
        /** What this machine calls itself. */
        workstation?: string | undefined;
      }
    | {
        /** In the name of a user who signed in once: access tokens are renewed by the refresh token. */
        kind: 'refresh';
        refreshToken: string;
        clientId: string;
        /**
         * The application token; an application without one, on a user's own machine, cannot call SOAP on
         * line.
         */
        clientSecret?: string | undefined;
        /** Where the login is, for a tenant that is given by its address. */
        loginUrl?: string | undefined;
        /**
         * Where access tokens and tickets are kept, to be shared by processes. Without it each keeps its own
         * in memory.
         */
        tokenStore?: TokenStoreFolder | undefined;
      }
    | {
        /** In the name of who signed in with superoffice-bridge login, which fills the token store. */
        kind: 'interactive';
        clientId: string;
        clientSecret?: string | undefined;
        /** The context identifier, such as Cust12345, for a tenant that is given by its address. */
        tenantId?: string | undefined;
        /** Where the login is, for a tenant that is given by its address. */
        loginUrl?: string | undefined;
        /**
         * Where access tokens and tickets are kept, to be shared by processes. Without it each keeps its own
         * in memory.
         */
        tokenStore: TokenStoreFolder;
      }
    | {
        /** In the application's own name. */
        kind: 'systemUser';
        systemUserToken: string;
        /** The client secret. */
        appToken: string;
        /** The application's RSA key, as PEM or as the XML that the vendor hands out. */
        privateKey: string;
        /** The service that gives the ticket. Default "rest". */
        via?: 'rest' | 'soap' | undefined;
        /** The context identifier, such as Cust12345, for a tenant that is given by its address. */
        tenantId?: string | undefined;
        /** Where the login is, for a tenant that is given by its address. */
        loginUrl?: string | undefined;
        /**
         * Where access tokens and tickets are kept, to be shared by processes. Without it each keeps its own
         * in memory.
         */
        tokenStore?: TokenStoreFolder | undefined;
      }
    | undefined;
  /** Another contract than that of this package. */
  wsdl?:
    | {
        /** A folder of WSDL documents, such as the vendor's for a tenant. */
        source: string;
      }
    | undefined;
  /** An ISO 639-1 code: texts in several languages are given in this one. Without it they come as stored. */
  language?: string | undefined;
  /** A culture such as nb-NO. */
  culture?: string | undefined;
  /** A SuperOffice time zone code such as NO. */
  timeZone?: string | undefined;
  /** Milliseconds for each exchange with the server. Default 60000. */
  timeout?: number | undefined;
  /** Keep fields that the contract does not know, where a server sends them. Default false. */
  extras?: boolean | undefined;
  /** How a connection goes on where calls fail, and how much it asks of the tenant. */
  resilience?:
    | {
        /** How often a call that may be repeated is made at the most; 1 is once. Default 4. */
        attempts?: number | undefined;
        /** Milliseconds before the second attempt, about; the pauses grow from there. Default 200. */
        initialDelay?: number | undefined;
        /**
         * Milliseconds that a pause lasts at the most. A call fails where the server asks for a longer one.
         * Default 30000.
         */
        maximumDelay?: number | undefined;
        /** Calls under way to the tenant at once. Default 32. */
        concurrency?: number | undefined;
        /** Calls that wait for their turn; those beyond are refused. Default 10000. */
        queue?: number | undefined;
        /** Stops asking a tenant that does not answer; false for never. */
        breaker?:
          | false
          | {
              /** The share of calls that must fail, above 0 and below 1. Default 0.8. */
              threshold?: number | undefined;
              /** Milliseconds over which they are counted. Default 20000. */
              window?: number | undefined;
              /** Calls a second that there must be at the least. Default 1. */
              minimumRate?: number | undefined;
              /** Milliseconds until one call is let through as a trial. Default 5000. */
              cooldown?: number | undefined;
            }
          | undefined;
      }
    | undefined;
  /**
   * What is kept of what seldom changes. Off, so that an answer is what the server says now. Default
   * false.
   */
  cache?: boolean | KeptAnswers | undefined;
  /** Steps of your own on the way of every call; the first one sees each exchange first. Default []. */
  interceptors?: Interceptor[] | undefined;
  /** Told of calls. */
  hooks?:
    | {
        /** Called with what became of a call, each time one has ended. */
        call: CallHooks['call'];
      }
    | undefined;
  /** Where a record of every write goes: files in a folder, or a sink of one's own. */
  audit?:
    | {
        /** The folder that keeps a file of each day. */
        folder: string;
      }
    | AuditSink
    | undefined;
  /** How the servers are reached. */
  http?:
    | {
        /** The most bytes of an answer that are read. Default 20971520. */
        maximumAnswerBytes?: number | undefined;
        /** Connections to one host at the most. Default 32. */
        connections?: number | undefined;
      }
    | undefined;
}

/** For how long answers are kept. */
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
  /**
   * Seconds for entities, which are asked for again each time, if they have changed; on rest; 0 for
   * never.
   */
  entities?: number | undefined;
  /** About as many characters are kept in all. Default 16777216. */
  maximumSize?: number | undefined;
}

/**
 * Where access tokens and tickets are kept, to be shared by processes. Without it each keeps its own
 * in memory.
 */
export interface TokenStoreFolder {
  /** Made where it is not there. */
  folder: string;
  /** 32 bytes in base64 or hexadecimal. Default: the environment variable SUPEROFFICE_TOKEN_KEY. */
  key?: string | undefined;
}

/** Which transport serves some of the calls. */
export interface Route {
  /**
   * The operations: contacts.get, lists.*, archive.*, documents.*, principal, agents.Appointment.*. A *
   * stands for any part of a name, and at the end for all the rest.
   */
  match: string | string[];
  /**
   * What serves these calls: one transport, or the share of each in percent, as in { rest: 25, soap: 75
   * }.
   */
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
   * Keeps calls with the same key on the same side: the id of the entity, the user who is signed in, or
   * a function of the call. Without it every call is drawn by itself.
   */
  stickyBy?: 'id' | 'user' | StickyKey | undefined;
  /** Asks a second transport beside the first, for reads, and compares. Callers do not notice. */
  shadow?:
    | {
        /** What is asked beside the first. */
        transport: 'soap' | 'rest' | 'agents';
        /** The share of calls, from 0 to 1. Default 1. */
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

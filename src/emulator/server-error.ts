/**
 * A failure as NetServer reports it. Each face writes it in its own form.
 *
 * @param status the status that REST answers with
 * @param exceptionType the .NET exception's name, without namespace
 */
export class ServerFailureError extends Error {
  constructor(
    readonly status: number,
    readonly exceptionType: string,
    message: string,
  ) {
    super(message);
    this.name = 'ServerFailureError';
  }
}

export function notFound(what: string, id: number | string): ServerFailureError {
  return new ServerFailureError(404, 'SoNotFoundException', `${what} id ${id} not found`);
}

export function badRequest(message: string): ServerFailureError {
  return new ServerFailureError(400, 'ArgumentException', message);
}

/** What the vendor's pages on mass operations say of rows that do not fit the columns, and of values that do not fit theirs. */
export function massOperationFailure(message: string): ServerFailureError {
  return new ServerFailureError(400, 'SoMassOperationException', message);
}

/** For what a server has and the emulator does not, by its name: `Ticket.SplitTicket`, or `GET /Contact/2/Imageinfo`. */
export function notModelled(what: string): ServerFailureError {
  return new ServerFailureError(501, 'NotImplementedException', `The emulator does not model ${what}`);
}

/** A body that Json.NET cannot read as the expected type; ASP.NET answers before the server acts. */
export class InvalidRequestError extends ServerFailureError {
  /** @param modelState the problems, by path in the body */
  constructor(readonly modelState: Readonly<Record<string, readonly string[]>>) {
    super(400, 'ArgumentException', 'The request is invalid.');
    this.name = 'InvalidRequestError';
  }
}

/**
 * An address without any of NetServer's code behind it, in ASP.NET's own words (System.Web.Http's resources
 * `ResourceNotFound` and `DefaultControllerFactory_ControllerNameNotFound`).
 */
export class UnroutedError extends ServerFailureError {
  readonly detail: string;

  constructor(uri: string, controller: string) {
    super(404, 'HttpException', `No HTTP resource was found that matches the request URI '${uri}'.`);
    this.name = 'UnroutedError';
    this.detail = `No type was found that matches the controller named '${controller}'.`;
  }
}

export function unauthorised(message: string): ServerFailureError {
  return new ServerFailureError(401, 'SoSessionException', message);
}

/**
 * A failure as NetServer reports it: each face writes it in its own way.
 *
 * @param status what REST answers with
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

export function unauthorised(message: string): ServerFailureError {
  return new ServerFailureError(401, 'SoSessionException', message);
}

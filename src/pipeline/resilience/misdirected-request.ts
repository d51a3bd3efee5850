/** RFC 9110, section 15.5.20: this host does not serve the target of the request, such as a tenant that has moved. */
export const misdirectedRequest = 421;

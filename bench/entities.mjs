// Full entities for measuring: every field of the carrier set, to a depth that real ones have.

const samples = {
  string: 'Some text of usual length',
  boolean: true,
  int: 12345,
  short: 7,
  long: 123456789,
  double: 59.9139,
  dateTime: '2026-11-23T10:00:00',
  duration: '00:10:00',
  base64Binary: 'AAECAwQ=',
};

/** A canonical value of a type, the same each time. */
export function fullValue(type, depth = 3) {
  switch (type.kind) {
    case 'carrier':
      return depth === 0
        ? null
        : Object.fromEntries(type.fields.map((field) => [field.name, fullValue(field.type, depth - 1)]));
    case 'array':
      return depth === 0 ? [] : [fullValue(type.item.type, depth - 1)];
    case 'dictionary': {
      const key = type.key.type.name === 'dateTime' ? '2026-01-01T00:00:00' : '1';
      return depth === 0 ? {} : { [key]: fullValue(type.value.type, depth - 1) };
    }
    case 'enumeration':
      return type.members[0].name;
    case 'flags':
      return type.members
        .slice(0, 2)
        .map((member) => member.name)
        .join(', ');
    default:
      return samples[type.name] ?? 1;
  }
}

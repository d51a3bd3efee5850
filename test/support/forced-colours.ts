// Where tests run, colours may be forced, as on some servers that build; what the commands print into a pipe has none
// all the same. So that every test sees it, they are forced here too.
process.env['FORCE_COLOR'] = '1';
Reflect.deleteProperty(process.env, 'NO_COLOR');

/** The NetServer version that the emulator reports. */
export const seedVersion = {
  file: '12.4.0.0',
  assembly: '12.4.0.0',
  date: '2026-11-02',
  label: 'Release_12.4_emulated',
  name: 'An emulator of NetServer 12.4, by superoffice-bridge',
  database: 'Cust12345',
} as const;

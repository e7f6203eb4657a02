/** How each command is mostly called, by its name. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  serve: [
    'shopbell serve',
    'shopbell serve --config acme.json --data /var/lib/shopbell --port 8080',
    'SHOPBELL_DATABASE=postgres://shopbell@db/shopbell shopbell serve --config /etc/shopbell',
  ],
  demo: ['shopbell demo', 'shopbell demo --days 30 --seed 7 --fill-only'],
  import: [
    'shopbell import ratings.csv --touchpoint oak-st-exit --question satisfaction --value score --at date',
    'shopbell import ratings.csv --touchpoint oak-st-exit --question satisfaction --value score --where store=oak --batch 2026',
  ],
  'import-outbox': ['shopbell import-outbox tablet-export.json'],
  pair: [
    'shopbell pair amber-river-stone --touchpoint oak-st-exit --name "Oak St, exit"',
    'shopbell pair amber-river-stone --touchpoint oak-st-exit --replaces 6f1c2d',
  ],
  devices: [
    'shopbell devices --json',
    'shopbell devices retire 6f1c2d',
    'shopbell devices revoke 6f1c2d',
  ],
  tokens: [
    'shopbell tokens',
    'shopbell tokens make --name "BI, weekly" --scope read',
    'shopbell tokens make --name "Shop server" --scope ingest --json',
    'shopbell tokens revoke 3f9ab2c1d0',
  ],
  forget: [
    'shopbell forget --respondent ana@shop.example',
    'shopbell forget --response 019a8f2e-6d00-7c3a-9b1e-5f0d2c4b8a61',
    'shopbell forget --expired --json',
  ],
  lint: ['shopbell lint acme.json', 'shopbell lint acme.json --json'],
  export: [
    'shopbell export answers.csv',
    'shopbell export answers.jsonl --business acme --contacts',
  ],
  backup: ['shopbell backup 2026-11-22.backup', 'shopbell backup nightly.backup --json'],
  restore: ['shopbell restore 2026-11-22.backup --database sqlite:restored.db'],
  move: ['shopbell move --from sqlite:shopbell.db --to postgres://shop:secret@db.example/shop'],
  migrate: [
    'shopbell migrate',
    'shopbell migrate --distributed --database postgres://shop:secret@db.example/shop',
  ],
  verify: ['shopbell verify', 'shopbell verify --database postgres://shopbell@db/shopbell --json'],
}

#!/bin/sh
# A replica: copies the primary when it has nothing yet, then follows it. What it lacks, the primary keeps for it, up to a
# size that its own disk allows (max_slot_wal_keep_size); a replica that was away for longer is removed and made anew.
set -eu
export PGDATA="${PGDATA:-/var/lib/postgresql/18/docker}"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA"
  PGPASSWORD=$(cat "$REPLICATION_PASSWORD_FILE") pg_basebackup --pgdata="$PGDATA" --write-recovery-conf --slot=replica \
    --checkpoint=fast --host="$PRIMARY_HOST" --port="${PRIMARY_PORT:-5432}" --username=replication
fi
exec postgres "$@"

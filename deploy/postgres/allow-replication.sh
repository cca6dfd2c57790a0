#!/bin/sh
# Run once by the primary, when its data are made: a user that may replicate and nothing else.
set -eu
password=$(cat "$REPLICATION_PASSWORD_FILE")
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=password="$password" \
  --username="$POSTGRES_USER" --dbname="${POSTGRES_DB:-$POSTGRES_USER}" <<'SQL'
create role replication login replication password :'password';
select pg_create_physical_replication_slot('replica');
SQL
echo 'host replication replication samenet scram-sha-256' >> "$PGDATA/pg_hba.conf"

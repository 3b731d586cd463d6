"""Everything that is measured, in one list. docs/observing.md tells what to make of it."""

from keyreel.telemetry.meters import Counter, Gauge, Histogram

CALLS = Counter("keyreel_calls_total", "Calls answered; outcome is ok or the error's code.", "action", "outcome")
CALL_SECONDS = Histogram("keyreel_call_seconds", "How long calls took.", "action")
REQUESTS = Counter("keyreel_requests_total", "Requests, by what was asked for.", "kind")
RUNNING = Gauge("keyreel_requests_running", "Requests that are being answered, as of the last second.")
VISITS = Counter("keyreel_visits_total", "Answers to addresses of bytes.", "status")
LATE = Histogram("keyreel_loop_late_seconds", "How much later than asked for a worker came to something, each second.")

VERIFIED = Counter("keyreel_sessions_verified_total", "Sessions that were accepted.", "version")
REFUSED = Counter("keyreel_sessions_refused_total", "Sessions that were refused, by their true reason.", "reason")
REVOKED = Counter("keyreel_revocations_total", "Sessions and tokens ended, and users whose sessions were.", "kind")
CACHED = Counter("keyreel_cache_lookups_total", "What was looked up in caches of workers.", "cache", "outcome")

LOGINS = Counter("keyreel_logins_total", "Logins; outcome is ok or the true error's code.", "outcome")
HASH_SECONDS = Histogram("keyreel_hash_seconds", "How long the hashing of passwords took.")
HASH_WAITS = Histogram("keyreel_hash_wait_seconds", "How long passwords waited to be hashed.")
HASHES_WAITING = Gauge("keyreel_hashes_waiting", "Passwords that are being hashed, or wait for it.")
THROTTLED = Counter("keyreel_throttled_total", "What was refused because there was too much of it.", "limit")

WRITE_SECONDS = Histogram("keyreel_database_write_seconds", "How long transactions that write took, waiting included.")
WRITES_WAITING = Gauge("keyreel_database_writes_waiting", "Transactions that are being made, or wait for their turn.")
DATABASE_ERRORS = Counter("keyreel_database_errors_total", "Transactions that the database did not make.", "error")
JOBS = Counter("keyreel_jobs_done_total", "Jobs that ended.", "kind", "outcome")
JOB_SECONDS = Histogram("keyreel_job_seconds", "How long jobs took.", "kind")
MAILS = Counter("keyreel_mails_total", "Mails.", "outcome")

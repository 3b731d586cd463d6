"""Jobs: work that a call starts and does not wait for. See docs/jobs.md."""

from keyreel.jobs.runner import Handler, Runner
from keyreel.jobs.store import Job, JobStatus, add_job

__all__ = ["Handler", "Job", "JobStatus", "Runner", "add_job"]

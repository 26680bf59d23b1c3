"""Contretemps by Airflow 3: one DAG with one task that runs the command line on a worker that has it.

Exit codes: 1 is a failure that may pass, and is tried again; 2 (configuration) and 3 (data refused) wait for a person,
so AirflowFailException ends the task whatever tries are left.

https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/tasks.html
https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dag-run.html
"""

import subprocess
from datetime import timedelta

import pendulum
from airflow.sdk import dag, task

try:
    from airflow.sdk.exceptions import AirflowException, AirflowFailException
except ImportError:  # the first versions of Airflow 3 have them elsewhere
    from airflow.exceptions import AirflowException, AirflowFailException

HOME = "/opt/contretemps"


@dag(
    schedule="15 4 * * *",
    start_date=pendulum.datetime(2026, 1, 1, tz="Europe/Paris"),
    # A night does every date that waits: earlier intervals need no run of their own.
    catchup=False,
    # Two nights do not overlap.
    max_active_runs=1,
)
def contretemps():
    @task(retries=2, retry_delay=timedelta(minutes=10), execution_timeout=timedelta(hours=6))
    def nightly():
        code = subprocess.run(["scripts/contretemps", "nightly", "--wait", "120"], cwd=HOME, check=False).returncode
        if code in (2, 3):
            raise AirflowFailException(f"contretemps nightly ended with {code}: its output says what to mend")
        if code != 0:
            raise AirflowException(f"contretemps nightly ended with {code}")

    nightly()


contretemps()

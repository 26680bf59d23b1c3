"""Contretemps by Airflow 3: the night, by an operator of the standard provider on a worker that has the software, and the
extracts on the tenth of each month.

Exit codes: 1 is a failure that may pass, and is tried again; 2 (configuration) and 3 (data refused) wait for a person,
so AirflowFailException ends the task even if tries are left.

A night that ended well updates the asset 'contretemps': schedule what reads the tables by it, with schedule=[TABLES].

https://airflow.apache.org/docs/apache-airflow-providers-standard/stable/operators/bash.html
https://airflow.apache.org/docs/apache-airflow/stable/authoring-and-scheduling/asset-scheduling.html
https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/tasks.html
"""

import shlex
from datetime import timedelta

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Asset

try:
    from airflow.sdk.exceptions import AirflowException, AirflowFailException
except ImportError:  # the first versions of Airflow 3 have them elsewhere
    from airflow.exceptions import AirflowException, AirflowFailException

HOME = "/opt/contretemps"
# The warehouse, as the configuration has it.
TABLES = Asset(name="contretemps", uri="file:///opt/contretemps/warehouse")
START = pendulum.datetime(2026, 1, 1, tz="Europe/Paris")


class ContretempsOperator(BashOperator):
    """Runs one command. A task that is stopped sends SIGTERM to it."""

    def __init__(self, *, command, **kwargs):
        super().__init__(bash_command=shlex.join(["scripts/contretemps", *command]), cwd=HOME, **kwargs)

    def execute(self, context):
        code = self.subprocess_hook.run_command(
            command=["bash", "-c", self.bash_command], env=self.get_env(context), cwd=self.cwd
        ).exit_code
        if code in (2, 3):
            raise AirflowFailException(f"'{self.bash_command}' ended with {code}: its output says what to mend")
        if code != 0:
            raise AirflowException(f"'{self.bash_command}' ended with {code}")


with DAG(
    dag_id="contretemps",
    schedule="15 4 * * *",
    start_date=START,
    # A night does every date that waits: earlier intervals need no run of their own.
    catchup=False,
    # Two nights do not overlap.
    max_active_runs=1,
):
    ContretempsOperator(
        task_id="nightly",
        command=["nightly", "--wait", "120"],
        outlets=[TABLES],
        retries=2,
        retry_delay=timedelta(minutes=10),
        execution_timeout=timedelta(hours=6),
    )

with DAG(dag_id="contretemps_extract", schedule="30 6 10 * *", start_date=START, catchup=False, max_active_runs=1):
    ContretempsOperator(
        task_id="extract",
        command=["extract"],
        inlets=[TABLES],
        retries=2,
        retry_delay=timedelta(minutes=10),
        execution_timeout=timedelta(hours=1),
    )

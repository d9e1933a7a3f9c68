using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators;

internal sealed class PythonScheduleTests
{
    [TestCase("", "")]
    [TestCase("from airflow import DAG\nDAG('x', schedule=None)", "")]
    [TestCase("from airflow import DAG\nDAG('x')", "")]
    [TestCase("from airflow import DAG\nDAG('x', schedule='')", "")]
    [TestCase("from airflow import DAG\nDAG('x', schedule='@once')", "")]
    [TestCase("from airflow import DAG\nDAG('x', schedule='@daily')", "2 schedule @daily")]
    [TestCase("from airflow import DAG\nwith DAG('x', schedule_interval='0 3 * * *') as dag:\n    pass", "2 schedule 0 3 * * *")]
    [TestCase("from airflow import DAG\nEVERY = '0 3 * * *'\nDAG('x', schedule=EVERY)", "3 schedule 0 3 * * *")]
    [TestCase("from airflow import DAG\nEVERY = None\nDAG('x', schedule=EVERY)", "3 schedule schedule")]
    [TestCase("from airflow import DAG\nfrom datetime import timedelta\nDAG('x', schedule=timedelta(days=1))", "3 schedule schedule")]
    [TestCase("from airflow import DAG\nDAG('x', schedule=None, timetable=table)", "2 schedule timetable")]
    [TestCase("from airflow.models.dag import DAG\nDAG('x', schedule='@daily')", "2 schedule @daily")]
    [TestCase("from airflow.sdk import DAG\nDAG('x', schedule='@daily')", "2 schedule @daily")]
    [TestCase("from airflow.decorators import dag\n@dag(schedule='@daily')\ndef f():\n    pass", "2 schedule @daily")]
    [TestCase("from airflow.decorators import dag\n@dag(schedule=None)\ndef f():\n    pass", "")]
    [TestCase("from other import DAG\nDAG('x', schedule='@daily')", "")]
    [TestCase("from airflow import DAG\nDAG('x', schedule='@daily', is_paused_upon_creation=True)", "")]
    [TestCase("from flows import f\nf.deploy(name='x', cron='0 3 * * *', paused=True)", "")]
    [TestCase("from flows import f\nf.deploy(name='x', cron='0 3 * * *', paused=False)", "2 schedule 0 3 * * *")]
    [TestCase("def f(client):\n    client.create_recurring_run(experiment_id='x', job_name='y')", "2 schedule ?.create_recurring_run")]
    [TestCase("from sagemaker.workflow.triggers import PipelineSchedule\nPipelineSchedule(name='x', cron='0 3 * * ? *')", "2 schedule sagemaker.workflow.triggers.PipelineSchedule")]
    [TestCase("import boto3\nboto3.client('events').put_rule(Name='x', ScheduleExpression='rate(1 day)')", "2 schedule rate(1 day)")]
    [TestCase("import boto3\nboto3.client('events').put_rule(Name='x', EventPattern='{}')", "")]
    [TestCase("from dagster import AutomationCondition\nAutomationCondition.on_cron('@daily')", "2 schedule dagster.AutomationCondition.on_cron")]
    [TestCase("from prefect import flow\n@flow\ndef f():\n    pass\nf.serve(name='x', cron='0 3 * * *')", "5 schedule 0 3 * * *")]
    [TestCase("from prefect import flow\n@flow\ndef f():\n    pass\nf.serve(name='x')", "")]
    [TestCase("from flows import f\nf.deploy(name='x', interval=60)", "2 schedule 60")]
    [TestCase("from flows import f\nf.deploy(name='x', schedules=[])", "2 schedule schedules")]
    [TestCase("from prefect import serve\nserve(a, b)", "")]
    [TestCase("from dagster import ScheduleDefinition\nScheduleDefinition(job=j, cron_schedule='0 3 * * *')", "2 schedule 0 3 * * *")]
    [TestCase("from dagster import sensor\n@sensor(job=j)\ndef s():\n    pass", "2 schedule dagster.sensor")]
    [TestCase("from metaflow import schedule\n@schedule(daily=True)\nclass F:\n    pass", "2 schedule metaflow.schedule")]
    [TestCase("from metaflow import trigger\n@trigger(event='x')\nclass F:\n    pass", "")]
    [TestCase("from zenml.pipelines import Schedule\nSchedule(cron_expression='0 3 * * *')", "2 schedule 0 3 * * *")]
    [TestCase("from cosmos import DbtDag\nDbtDag(dag_id='x', schedule='@daily')", "2 schedule @daily")]
    [TestCase("from cosmos import DbtDag\nDbtDag(dag_id='x', schedule=None)", "")]
    [TestCase("import flyte\nflyte.Cron('0 3 * * *')", "2 schedule flyte.Cron")]
    [TestCase("import modal\n@app.function(schedule=modal.Period(days=1))\ndef f():\n    pass", "2 schedule modal.Period")]
    [TestCase("def serve(cron):\n    pass\nserve(cron='x')", "")]
    public void A_clock_in_a_file_starts_it(string text, string expected) =>
        Assert.That(LinkedFiles.Chain("f.py", ("f.py", text)), Is.EqualTo(expected.Length == 0 ? string.Empty : "f.py:" + expected));
}

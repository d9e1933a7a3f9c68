using RepoMaturity.Core.Links;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Python;

internal sealed class PythonClockTests
{
    private const string Work = "def work():\n    pass\ndef other():\n    pass\n";

    [TestCase("from apscheduler.schedulers.background import BackgroundScheduler\ns = BackgroundScheduler()\ns.add_job(work, 'interval', hours=1)", "schedule hours=1")]
    [TestCase("from apscheduler.schedulers.background import BackgroundScheduler\ndef begin():\n    s = BackgroundScheduler()\n    s.add_job(func=work, trigger='cron', hour=3)", "schedule cron hour=3")]
    [TestCase("from apscheduler.schedulers.background import BackgroundScheduler\ns = BackgroundScheduler()\ns.add_job(work, every)", "schedule apscheduler.schedulers.background.BackgroundScheduler.add_job")]
    [TestCase("from apscheduler.schedulers.background import BackgroundScheduler\ns = BackgroundScheduler()\ns.add_job(lambda: work(), 'interval', hours=1)", "schedule hours=1")]
    [TestCase("from apscheduler.schedulers.background import BackgroundScheduler\ns = BackgroundScheduler()\ns.add_job(work, 'date', run_date=x)", null)]
    [TestCase("from apscheduler.schedulers.background import BackgroundScheduler\ns = BackgroundScheduler()\ns.add_job(work)", null)]
    [TestCase("def begin(s):\n    s.add_job(work, 'interval', minutes=5)", "schedule minutes=5")]
    [TestCase("def begin(s):\n    s.add_job(work, CronTrigger(hour=3))", "schedule ?.add_job")]
    [TestCase("def begin(queue):\n    queue.add_job(work, 'high')", null)]
    [TestCase("from apscheduler.schedulers.blocking import BlockingScheduler\ns = BlockingScheduler()\n@s.scheduled_job('cron', hour=3)\ndef night():\n    work()", "schedule hour=3")]
    [TestCase("import schedule\nschedule.every().day.at('10:30').do(work)", "schedule schedule.every.day.at.do")]
    [TestCase("import schedule\nschedule.every(10).minutes.do(work, 1)", "schedule schedule.every.minutes.do")]
    [TestCase("from schedule import every, repeat\n@repeat(every().hour)\ndef each():\n    work()", "schedule schedule.repeat")]
    [TestCase("from celery import Celery\napp = Celery()\napp.conf.beat_schedule = {'a': {'task': 'f.work', 'schedule': 60}}", "schedule task f.work")]
    [TestCase("from celery import Celery\napp = Celery()\napp.conf.update(beat_schedule={'a': {'task': 'f.work', 'schedule': 60}})", "schedule task f.work")]
    [TestCase("CELERY_BEAT_SCHEDULE = {'a': {'task': 'f.work', 'schedule': 60}}", "schedule task f.work")]
    [TestCase("from celery import Celery\napp = Celery()\n@app.task(name='nightly')\ndef night():\n    work()\napp.conf.beat_schedule = {'a': {'task': 'nightly', 'schedule': 60}}", "schedule task nightly")]
    [TestCase("def begin(sender):\n    sender.add_periodic_task(60, work.s('x'), name='each')", "schedule ?.add_periodic_task")]
    [TestCase("from huey import RedisHuey, crontab\nhuey = RedisHuey()\n@huey.periodic_task(crontab(minute='0'))\ndef night():\n    work()", "schedule huey.RedisHuey.periodic_task")]
    [TestCase("from rq_scheduler import Scheduler\ns = Scheduler()\ns.cron('0 3 * * *', func=work)", "schedule rq_scheduler.Scheduler.cron")]
    [TestCase("from rq_scheduler import Scheduler\ns = Scheduler()\ns.schedule(now, func=work)", null)]
    [TestCase("from arq import cron\nclass Worker:\n    cron_jobs = [cron(work, hour=3)]", "schedule hour=3")]
    [TestCase("from fastapi_utils.tasks import repeat_every\n@repeat_every(seconds=60)\ndef each():\n    work()", "schedule seconds=60")]
    public void A_clock_in_the_process_calls_its_function(string text, string? expected)
    {
        var links = LinkedFiles.Link(("f.py", Work + text + "\n"));
        Assert.Multiple(() =>
        {
            Assert.That(links.Automatic(new UnitKey("f.py", "def:work"))?.Steps[0].Text, Is.EqualTo(expected));
            Assert.That(links.IsAutomatic(new UnitKey("f.py", "def:other")), Is.False);
            Assert.That(links.IsAutomatic(UnitKey.File("f.py")), Is.False);
        });
    }

    [Test]
    public void The_function_may_stand_in_another_module() => Assert.That(
        LinkedFiles.Link(
            ("app/clock.py", "from apscheduler.schedulers.background import BackgroundScheduler\nfrom app.training import train\ns = BackgroundScheduler()\ns.add_job(train, 'interval', hours=1)\n"),
            ("app/training.py", "def train():\n    pass\n")).IsAutomatic(new UnitKey("app/training.py", "def:train")));
}

using RepoMaturity.Core.Links;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Languages;

internal sealed class CodeClockResolverTests
{
    [TestCase("jobs/retrain.js", "const cron = require('node-cron');\nconst { train } = require('./train');\ncron.schedule('0 3 * * *', () => train());\n", true)]
    [TestCase("jobs/retrain.ts", "import * as schedule from 'node-schedule';\nschedule.scheduleJob('0 3 * * *', run);\n", true)]
    [TestCase("jobs/retrain.ts", "import { CronJob } from 'cron';\nnew CronJob('0 3 * * *', run);\n", true)]
    [TestCase("server.js", "const cron = require('node-cron');\nconst express = require('express');\nconst app = express();\ncron.schedule('0 3 * * *', tidy);\n", false)]
    [TestCase("jobs/retrain.js", "const plan = require('./plan');\nplan.schedule('0 3 * * *', run);\n", false)]
    [TestCase("src/main/java/shop/Retrainer.java", "package shop;\n\nimport org.springframework.scheduling.annotation.Scheduled;\n\nclass Retrainer {\n    @Scheduled(cron = \"0 0 3 * * *\")\n    void retrain() {\n    }\n}\n", true)]
    [TestCase("src/main/java/shop/Retrainer.java", "package shop;\n\nimport shop.plan.Scheduled;\n\nclass Retrainer {\n    @Scheduled\n    void retrain() {\n    }\n}\n", false)]
    public void A_clock_of_the_program_starts_its_file(string path, string text, bool expected) =>
        Assert.That(LinkedFiles.Link((path, text)).IsAutomatic(UnitKey.File(path)), Is.EqualTo(expected));

    [TestCase("options.AddTrigger(t => t.ForJob(key).WithCronSchedule(\"0 0 3 * * ?\"));", true)]
    [TestCase("options.AddJob<RetrainJob>(key);", false)]
    public void Jobs_of_Quartz_run_where_something_has_a_clock(string setUp, bool expected) => Assert.That(
        LinkedFiles.Link(
            ("RetrainJob.cs", "using Quartz;\n\npublic class RetrainJob : IJob\n{\n    public Task Execute(IJobExecutionContext context) => Task.CompletedTask;\n}\n"),
            ("Program.cs", $"using Quartz;\n\nbuilder.Services.AddQuartz(options =>\n{{\n    {setUp}\n}});\n")).IsAutomatic(UnitKey.File("RetrainJob.cs")),
        Is.EqualTo(expected));
}
